const LIMITS =
  /^(?:excluding|including|following|regarding|concerning|considering|assuming|allowing|counting|adjusting|adjusted|unadjusted|using|starting|beginning|during|depending|according|compared|measured|weighted|combined|asked|surveyed|taking|based on|given|judging|barring|pending|needing)\b/iu

/**
 * Whether an opening phrase says under which view or measure the clause behind it holds: “Excluding fuel,”, “Compared with
 * 2019,”, “Asked about the euro,”. Other participles only describe the subject: “Founded in 1958,”.
 */
export const limitsClause = (opening: string): boolean => LIMITS.test(opening)
