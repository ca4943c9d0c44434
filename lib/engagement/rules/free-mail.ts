/** Domains at which anybody has a mailbox: no address there says which company its owner works for. */
const domains = new Set(
  "126.com 139.com 163.com aim.com aliyun.com aol.com arcor.de att.net bigpond.com bluewin.ch bol.com.br btinternet.com comcast.net cox.net duck.com email.com fastmail.com fastmail.fm foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com home.nl hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com inbox.ru interia.pl kpnmail.nl laposte.net libero.it list.ru live.com live.fr live.nl mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com o2.pl online.no onet.pl orange.fr outlook.com outlook.de outlook.es outlook.fr pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com rambler.ru rediffmail.com rocketmail.com seznam.cz sfr.fr shaw.ca sina.com sky.com sohu.com t-online.de tiscali.it tuta.com tuta.io tutanota.com uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl xs4all.nl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru yeah.net ymail.com ziggo.nl zoho.com".split(
    " ",
  ),
);

/** The domains that may belong to the company behind an address, the nearest first: "mail.acme.com", "acme.com". */
export function companyDomains(address: string): string[] {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const parts = domain.split(".");
  const tails = parts.map((_, at) => parts.slice(at).join(".")).slice(0, Math.max(0, parts.length - 1));
  return tails.some((tail) => domains.has(tail)) ? [] : tails;
}
