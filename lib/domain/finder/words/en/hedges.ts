import { asciiRegExp } from '../../../text/ascii-reg-exp'

/** Words by which a writer does not vouch for what stands in the sentence. Verbs of wish and plan are none. */
export const HEDGES = asciiRegExp(
  /(?<![\p{L}\p{N}-])(?:reportedly|allegedly|purportedly|supposedly|apparently|ostensibly|presumably|seemingly|possibly|probably|perhaps|arguably|conceivably|likely|unlikely|rumou?red|unconfirmed|unverified|alleged|is (?:said|believed|thought|understood|reported|estimated|rumou?red) to|are (?:said|believed|thought|understood|reported|estimated|rumou?red) to|was (?:said|believed|thought|understood|reported|estimated|rumou?red) to|were (?:said|believed|thought|understood|reported|estimated|rumou?red) to|appears? to|appeared to|seems? to|seemed to|(?:it|there) (?:seems|appears)|may have|might have|could have|may be|might be|could be|may|might|an estimated|estimated|by some accounts|according to unconfirmed|as far as (?:i|we) can tell|i (?:think|believe|suspect|suppose|guess)|in (?:my|our) (?:view|opinion)|said to have|believed to have|thought to have)(?![\p{L}\p{N}-])/gu,
)
