const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words whose full stop never ends a sentence: a name or a number follows. Lower case, without the stop. */
export const BEFORE_A_NAME = list(
  'mr mrs ms messrs dr prof gen lt col maj sgt cpl pvt capt cmdr cdr adm brig sen rep reps gov pres rev hon supt insp st mt ft vs v viz cf fig figs vol vols nos eq ch sec art approx est ca asst dep amb min det hr fr mme mlle',
)

/** Words whose full stop ends a sentence only where the next word opens one. */
export const SOMETIMES_LAST = list(
  'inc ltd co corp llc plc bros jr sr etc al no p pp ed eds ave blvd rd dept univ assn jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k u.n e.u d.c u.s.s.r u.a.e ph.d m.a b.a m.d e.g i.e n.b b.c a.d c.e b.c.e approx min max tel ext',
)

/** Words that open a sentence with a capital and are no name, so that a full stop before them is the end of one. */
export const OPENERS = list(
  'a an the this that these those there here it its he she they we you i his her their our my in on at by for from with without within to of as and or but nor so yet if when while where why how what which who whom whose because since after before during over under between among against through about into than then some many most each every both all any no not never neither either only also even still just however moreover meanwhile instead although though despite unless until once now today yesterday tomorrow last next such other another one two three four five six seven eight nine ten is are was were do does did has have had can could will would should may might must let perhaps indeed thus hence rather given according several few more less much officials analysts critics',
)
