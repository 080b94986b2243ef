const sentence = (of: string, i: number) =>
  `The ${of} crossing number ${i} was measured again in the autumn, and its keepers wrote down what they had seen of it.`

/** An article of twelve sentences about crossings, as a blog has it. */
export const post = (title: string, of: string, date: string) =>
  [
    `## ${title}`,
    `By Ada Surveyor, ${date}`,
    ...Array.from({ length: 4 }, (_, i) => [0, 1, 2].map((j) => sentence(of, i * 3 + j)).join(' ')),
  ].join('\n\n')
