const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** What happens once and can be dated: verbs in the past, active or behind “was” and “were”. */
export const EVENT_VERBS = words(`
signed ratified invaded annexed founded established launched dissolved abolished assassinated elected re-elected inaugurated resigned stepped abdicated seized occupied captured liberated attacked bombed shelled struck
agreed concluded withdrew withdrawn expelled suspended joined acceded left declared proclaimed recognised recognized nationalised nationalized privatised privatized acquired bought merged collapsed defaulted opened closed banned imposed lifted
met hosted convened held voted approved rejected adopted passed vetoed arrested sentenced executed killed died born murdered poisoned deployed crossed sank crashed exploded erupted began ended broke fell surrendered mobilised mobilized evacuated toppled ousted overthrew overthrown appointed dismissed sacked replaced succeeded`)

/** The same in several words, from the verb on: “came into force”. */
export const IN_SEVERAL_WORDS =
  /^(?:(?:came|entered|went) into (?:force|effect)|came to power|took (?:effect|office|power)|went bankrupt)\b/

/** Verbs that are too common to be an event by themselves: a date must stand beside them. */
export const WEAK_EVENT_VERBS = words(
  'left held began ended met opened closed fell broke bought killed died born struck stepped replaced succeeded passed approved voted crossed joined',
)
