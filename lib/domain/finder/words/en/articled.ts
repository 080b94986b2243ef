/**
 * Papers and bodies to whose name “The” belongs. Where a sentence begins with it, the capital says nothing: only for these
 * is it taken for a part of the name, and only where they act as papers do.
 */
export const ARTICLED_NAMES: ReadonlySet<string> = new Set(
  `Diplomat|Intercept|Conversation|Interpreter|Africa Report|Continent|Sentry|National Interest|New Humanitarian|Cipher Brief|New Arab|Print|Wire|Caravan|Quint|Namibian|Monitor|Insider|Bell|Ken|Markup|Verge|Register|Hill|Nation|New Republic|Spectator|New Statesman|Lancet|Scotsman|Herald|Star|Sun|Australian|Age|Walrus|Globe and Mail|Local|Citizen|Standard|Star Kenya|Cable|Moscow Times|Astana Times|Insight|Banker|Information|Asia Foundation|Nature Conservancy|Elders`.split(
    '|',
  ),
)
