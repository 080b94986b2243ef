const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Verbs that bring somebody's words, in the forms that stand with a named speaker. */
export const SPEECH_VERBS = words(`
said says say told tells added adds argued argues argue warned warns warn noted notes claimed claims insisted insists explained explains stated states declared declares announced announces acknowledged acknowledges admitted admits asserted asserts maintained maintains contended contends suggested suggests stressed stresses emphasised emphasises emphasized emphasizes observed observes remarked remarks replied replies responded responds recalled recalls wrote writes concluded concludes conceded concedes predicted predicts cautioned cautions complained complains joked quipped testified tweeted posted promised promises vowed vows pledged pledges urged urges continued confirmed confirms denied denies estimated estimates reckons reckoned believes believed thinks describes described called calls asked`)

/** Verbs that hold a view, with the form to use of a present holder: “argued that …”. */
export const VIEW_VERBS = words(`
argued argues argue warned warns warn claimed claims insisted insists asserted asserts maintained maintains contended contends contend suggested suggests stressed stresses emphasised emphasises emphasized emphasizes observed observes concluded concludes conceded concedes predicted predicts predict cautioned cautions acknowledged acknowledges admitted admits estimated estimates reckons reckoned believes believed believe thinks expects expected said says told noted notes wrote writes stated states declared declares denied denies announced promised pledged vowed proposed holds`)
