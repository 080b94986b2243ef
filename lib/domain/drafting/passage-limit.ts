/** The longest passage that a fact is made of, in characters: some paragraphs. A fact is drawn from few words. */
export const MOST_PASSAGE_CHARACTERS = 1_500
