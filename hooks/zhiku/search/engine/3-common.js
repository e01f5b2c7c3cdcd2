/* The 3,755 common characters of GB 2312's first level by syllable. That standard lists them by sound and every browser
   can decode it, so only the lengths of the runs are written down: a2 ai13 … */
(function (zk) {
  "use strict";

  const RUNS =
    "a2ai13an9ang3ao9ba18bai8ban15bang12bao17bei15ben4beng6bi24bian12biao4bie4bin6bing9bo19bu11ca1cai11can7cang5c" +
    "ao5ce5ceng2cha11chai3chan10chang13chao9che6chen10cheng15chi16chong5chou12chu16chuai1chuan7chuang6chui5chun7c" +
    "huo2ci12cong6cou1cu4cuan3cui8cun3cuo6da5dai13dan15dang5dao12de3deng7di19dian16diao9die7ding9diu1dong10dou7du" +
    "15duan6dui4dun9duo12e13en1er8fa8fan17fang11fei12fen15feng15fo1fou1fu45ga2gai6gan11gang9gao10ge17gei1gen2geng" +
    "7gong15gou9gu18gua6guai3guan11guang3gui16gun3guo6ha1hai7han19hang3hao9he18hei2hen4heng5hong9hou7hu18hua9huai" +
    "5huan14huang14hui21hun6huo10ji53jia17jian40jiang13jiao28jie27jin19jing26jiong2jiu17ju25juan7jue10jun11ka4kai" +
    "5kan6kang7kao4ke15ken4keng2kong4kou4ku7kua5kuai4kuan2kuang8kui11kun4kuo4la7lai3lan15lang7lao9le2lei11leng3li" +
    "34lia1lian14liang11liao13lie5lin11ling15liu11long9lou6lu20lv14luan6lve2lun7luo12ma9mai6man9mang6mao12me1mei1" +
    "6men3meng8mi14mian9miao8mie2min6ming6miu1mo17mou3mu15na7nai5nan3nang1nao5ne1nei2nen1neng1ni11nian7niang2niao" +
    "2nie7nin1ning6niu4nong4nu3nv1nuan1nve2nuo4o1ou7pa6pai6pan8pang5pao7pei9pen2peng14pi17pian4piao4pie2pin4ping1" +
    "0po8pou1pu15qi36qia3qian22qiang8qiao15qie5qin11qing13qiong2qiu8qu13quan11que8qun2ran4rang5rao3re2ren10reng2r" +
    "i1rong10rou2ru11ruan2rui3run2ruo2sa3sai4san4sang3sao4se3sen1seng1sha9shai2shan16shang8shao11she12shen16sheng" +
    "11shi47shou10shu33shua2shuai4shuan2shuang3shui4shun4shuo4si16song8sou4su12suan3sui11sun3suo8ta9tai9tan18tang" +
    "13tao11te1teng4ti15tian8tiao5tie3ting10tong13tou4tu11tuan2tui6tun3tuo11wa7wai2wan17wang10wei33wen10weng3wo9w" +
    "u29xi35xia13xian26xiang20xiao18xie21xin10xing15xiong7xiu9xu19xuan10xue6xun14ya16yan33yang17yao15ye15yi53yin1" +
    "6ying18yo1yong15you20yu45yuan20yue10yun12za3zai7zan4zang3zao14ze4zei1zen1zeng4zha14zhai6zhan17zhang15zhao10z" +
    "he10zhen16zheng15zhi43zhong11zhou14zhu26zhua2zhuai1zhuan6zhuang7zhui6zhun2zhuo11zi15zong7zou4zu8zuan2zui4zun" +
    "2zuo8";

  function characters() {
    const bytes = new Uint8Array(3755 * 2);
    for (let n = 0; n < 3755; n++) {
      bytes[2 * n] = 0xb0 + Math.floor(n / 94);
      bytes[2 * n + 1] = 0xa1 + n % 94;
    }
    return new TextDecoder("gb2312").decode(bytes);
  }

  /* {syllable: characters}; empty where a browser can't decode it, which none is known for. */
  zk.common = function () {
    const table = {};
    let text = "", at = 0;
    try { text = characters(); } catch (error) { return table; }
    if (text.length !== 3755) return table;
    RUNS.replace(/([a-z]+)(\d+)/g, function (_, syllable, n) {
      table[syllable] = text.substr(at, +n);
      at += +n;
      return "";
    });
    return table;
  };
})(self.zhikuSearch || (self.zhikuSearch = {}));
