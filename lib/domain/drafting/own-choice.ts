/** The kind under which a card is logged that a reader makes of words of their own choice. */
export const OWN_CHOICE = 'own choice'

/** Whether a decision judges what a drafter proposed; a reader's own choice of words accepts itself. */
export const isOnProposal = ({ findingKind }: { readonly findingKind: string }): boolean => findingKind !== OWN_CHOICE
