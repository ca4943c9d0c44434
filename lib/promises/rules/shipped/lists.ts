import type { WordLists } from "../../schema.ts";

const words = (text: string) => text.trim().split(/\s+/);
const phrases = (text: string) =>
  text
    .trim()
    .split(/\s*[\n,]\s*/)
    .filter(Boolean);

/** Words that several rules share. */
export const shippedLists: WordLists = {
  num: [
    "#",
    ...words(
      "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred",
    ),
  ],
  share: [
    "<num> (%|percent)",
    "<num> per cent",
    "(half|third|quarter|fifth|tenth)",
    "couple (of)? hundred",
    "<money>",
    "#",
  ],
  money: ["€ #", "<num> (thousand|hundred|million)? <currency>", "(eur|usd|gbp|chf|dkk|sek|nok|pln) #"],
  currency: words(
    "€ eur usd gbp chf euro euros dollar dollars pound pounds bucks quid franc francs penny pence cent cents kroner crowns yen rupees swiss grand",
  ),
  will: ["(will|shall|would|wo)", "(am|is|are|be) (about|going|due|set|bound) to", "going to", "to be", "can", "may"],
  future: ["(will|shall)", "going to", "(is|are|am) (due|set|bound|about) to", "to be"],
  we: ["(we|i|us)", "<ours>"],
  ours: [
    "(our|the|my) ..2 <staff>",
    "(engineering|engineers|developers|devs|development|ops|technicians)",
    "(the|our|my) (company|side|boss|board|management)",
  ],
  staff: words(
    "team teams engineer engineers engineering developer developers devs dev development specialists specialist technician technicians ops staff colleagues colleague experts department organisation organization folks guys people management product platform programmers wizards group",
  ),
  sure: [
    ...words(
      "promise~ guarantee~ assure~ assured assurance swear swore swears definitely certainly guaranteed undoubtedly surely",
    ),
    ...phrases(`for sure, for certain, my word, rest assured, (count|rely|depend|bank) (on|upon), in writing, no doubt, believe me,
      trust me, 100 %, (you) (can|may) be (sure|certain), give you my word, (is|are) certain, no matter what, pinky swear,
      without (fail|a doubt), (we|i) commit~ to, is committed, my commitment, hereby confirm, take it as settled, it is fix`),
  ],
  day: words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun tomorrow tonight today noon midnight overnight fortnight holidays eod eow eom cob term lunch weekend christmas easter summer autumn spring winter",
  ),
  month: words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4",
  ),
  unit: words(
    "minute minutes min mins hour hours hrs day days week weeks month months quarter quarters sprint sprints year night nights sleeps",
  ),
  when: [
    "(by|on|before|until|till|for|from|this|next|latest|at|in|come|every)? (the|our|your|a)? (coming|following|next|mid|early|late|first|second|third|fourth|last|middle|end|beginning|start)? (of|half|week|day)? (of|the)? (<day>|<month>|#date|#time|#ordinal)",
    "# (of)? <month>",
    "<month> (#|#ordinal)",
    "(within|in|inside|give us|less than|under|only|more)? (a|the|next|about)? (<num>|few|couple of|couple|business|working)? (business|working|more)? <unit>",
    "(this|next|coming|by) (the)? (end of)? (the)? (week|month|quarter|year|morning|evening|afternoon)",
    "(end|middle|start|beginning) of (the)? (week|month|quarter|year|<month>)",
    "(q1|q2|q3|q4|eod|eow|eom|cob)",
    "(by|before|at) (the)? (close of business|end of play|start of business)",
    "(first thing|any day now|any minute|in a jiffy|before long|before you know it|within the hour|half term|this side of <day>|right after <day>|straight away|in no time|over the <day>)",
    "(first|second|third|fourth|next|last|this) quarter",
    "(no|not) later than ..3 (<day>|<month>|#date|#time|#ordinal|week|month)",
  ],
  fee: words(
    "price prices pricing fee fees rate rates cost costs charge charges surcharge invoice invoices bill bills billing tariff tariffs budget overage subscription amount sum",
  ),
  pay: words("pay pays paying charged billed invoiced spend cost costs"),
  off: [
    ...words(
      "discount discounts discounted rebate rebates reduction reductions coupon voucher cashback allowance goodwill",
    ),
    ...phrases(
      "special (price|offer|rate|deal), price cut, better (price|deal|rate), most favourable terms, early bird, (below|under) list, bonus, one time credit",
    ),
  ],
  agreement: [
    ...words(
      "contract contracts agreement agreements clause clauses addendum sla subscription licence licences license licenses liability indemnity termination renewal",
    ),
    ...phrases(
      "notice (period)?, (payment|contract|subscription|renewal|trial) (terms|term|period), terms, (your|the|current|remaining|initial) term, auto renew, auto renewal, automatic renewal, lock in, minimum (commitment|term), order form, order, service level (agreement)?, commitment, opt out, start date, trial, trial period, overage clause, data processing addendum",
    ),
  ],
  leave: [
    "(cancel~|terminate~|leave|quit|exit|stop|pause|downgrade|reduce|withdraw|walk|opt|end|return|swap)",
    "(step|walk|go|get|back|opt) (down|away|out)",
  ],
  product: [
    ...words(
      "feature features function functions functionality module modules version release mode app apps integration integrations connector connectors interface api dashboard screen button filter filters export plugin widget tool tools portal client sync search webhook webhooks sso layout field fields columns report reports builder summary summaries alert alerts notification notifications calendar map template product platform system software portal bridge link engine mobile bridge database account columns limit limits endpoint endpoints editor viewer form wizard page menu",
    ),
    ...phrases("(dark|offline|kiosk) mode, two factor, bulk (edit|editor|archive)"),
  ],
  make: words("build~ built develop~ implement~ introduce~ ship~ launch~ release~ code~ program~ design~ engineer~"),
  fault: words(
    "problem problems issue issues bug bugs error errors fault faults defect defects crash crashes outage incident trouble glitch downtime timeouts timeout failure failures freezing slowness",
  ),
  mend: [
    ...words(
      "fix~ resolve~ solve~ repair~ restore~ recover~ patch~ correct~ rectify~ eliminate~ remedy~ rebuild~ rebuilt debug~ stabilise~ stabilize~ cure~ harden~ squash~ unblock~ reinstate~",
    ),
    ...phrases(
      "sort~ ..3 out, sort, sorts, sorted, take~ care of, taken care of, iron~ out, clear~ up, put right, bring ..3 back, get ..4 (working|running|going|up|fixed|sorted|moved)",
    ),
  ],
  ready: words(
    "ready live delivered deployed released shipped available finished completed complete done migrated installed provisioned launched online operational handed supplied fixed resolved solved restored repaired transferred rolled up accessible upgraded switched built connected",
  ),
  arrive: [
    ...words(
      "arrive arrives arriving land lands landing ship ships shipping drop drops dropping launch launches launching deploy deploys deploying deliver delivers delivering reach reaches finish finishes receive receives migrate migrates migrating provision provisions",
    ),
    ...phrases(
      "go live, goes live, going live, roll out, rolls out, rolling out, hit, hits, go to the app stores, goes to the app stores, goes out, go out, come, comes, get, have, bring, happening, hand over, hands over, repair, repairs, switch on, switches on, complete, completes",
    ),
  ],
  commit: [
    "(will|shall|would)",
    "going to",
    "(we|i) (can|could|are|am|have|got)",
    "you ..1 (get|keep|have|pay|can|could|qualify|deserve|may|enjoy|receive|stay|continue|need)",
    "(let us|consider|count on|expect|done|yours)",
    "<sure>",
    "(stay|stays|remain|remains|continue|frozen|included|guaranteed|approved|agreed|confirmed|applied|granted|waived|possible|flexible|room|settled|covered|sorted|ok|okay|fine|free|flat)",
    "(we|i) ..1 (accept|agree|offer|grant|sign|honor|honour|give|match|beat|approve|confirm|extend|waive|remove|drop|reduce|cut|add|eat|swallow|make|let|allow|do|arrange|secure|keep|hold|freeze|take|include|throw|provide|guarantee)",
    "for you",
    "(goes|go|going) away",
    "(need not|arranged|gets you|coming your way|in your favour)",
    "(we|i) ..2 (halve|lower|round|skip|stop|delete|remove|scrap|forget|settle|bundle)",
    "(agreed|managed|happy|glad|willing|ready|prepared|able) to",
    "(you|everyone|everybody|clients|customers|team|users|schools|members) ..4 (get|gets|getting|pay|pays|paying|have|has|enjoy|enjoys)",
    "(our|my|an|special) (offer|exception)",
    "(exception|exempt|obliged|binding|bind|binds)",
  ],
  "money-word": [
    ...words(
      "price prices pricing fee fees cost costs invoice invoiced bill billed charge charges charged surcharge indexation overage overages tariff discount discounts rebate quote grandfathered cheaper rate",
    ),
    ...phrases(
      "better deal, (lowest|lower|cheapest|best|top) tier, line from the invoice, <num> (%|percent) (more|less|cheaper), (half|quarter|third) less, pay for, sweeten ..2 deal, competitor offer, their offer, startup pricing, renewal ..3 flat, (another|extra|further) <num> (%|percent)",
    ),
  ],
  "term-word": [
    ...words(
      "contract contracts clause clauses addendum dpa sla redlines redline liability indemnity termination terms cancellation jurisdiction penalty agreement subscription commitment msa",
    ),
    ...phrases(
      "auto renew, auto renewal, locked in, (minimum|full|month|year|longer|shorter) term, governing law, (german|english|swiss|french|local) law, (give|giving) notice, to anything, lawyers send, renewal date, order form, notice period, lock in",
    ),
  ],
  "tech-word": [
    ...words(
      "uptime downtime availability latency performance compatible compatibility compliant compliance certified secure encrypted encryption scalable scalability backup backups failover throughput bandwidth bug bugs crash crashes outage outages timeout timeouts glitch glitches hotfix workaround defect defects slowness error errors",
    ),
    ...phrases("24 7, data loss, round the clock, gdpr, iso 27001, soc 2, hipaa, response time, response times"),
  ],
  "own-verb": [
    ...words(
      "show send call telephone phone walk present invite draft visit meet circulate prepare share explain forward train talk speak review discuss see look ask escalate enquire check follow remind note write measure plan book help work go come bring collect record read listen think try need love like want also thank miss join remain stay attend moderate host run start begin continue hear learn watch update keep let get take have be do make use find wait leave reach close open pass set put suggest recommend propose compare count define agree document report answer reply respond confirm cover know celebrate focus concentrate upload attach translate print demonstrate teach practise practice tell give add import fill complete finish create say apply await build",
    ),
  ],
  deliverable: [
    "<product>",
    ...words(
      "tenant instance sandbox environment server servers migration data archive upgrade update patch hotfix fix setup firmware onboarding deployment feed dataset records copy build account store infrastructure cluster centre center order hardware scanner import backlog domain certificate",
    ),
  ],
  "own-object": [
    "<own-work>",
    "(the|your|a|success|rollout|our|my|shift|training|this|that|project) (plan|plans)",
    "(user|contact|mailing|task|email) list",
    "add the users",
    "results in",
    ...words("together presentation deck campaign rollout goals invitation programme habit"),
  ],
};
