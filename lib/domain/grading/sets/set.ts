/** Names of one type, any of which may stand for another in a question about one of them. */
export type AnswerSet = {
  /** What a question calls a member, without case: “Central Asian”, “prime minister”. */
  readonly labels: readonly string[]
  /** As they are written; of a person the family name after a star, if that may stand alone: “Vladimir *Putin”. */
  readonly members: readonly string[]
  /** Only for a question that has one of the labels. */
  readonly isLabelledOnly: boolean
}

/** Reads a table of sets, one in each line: `label;label=member|member`; `!` before it means only under a label. */
export const setsIn = (table: string): readonly AnswerSet[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [labels = '', members = ''] = line.replace(/^!/u, '').split('=')
      return {
        labels: labels.split(';').filter((label) => label !== ''),
        members: members.split('|'),
        isLabelledOnly: line.startsWith('!'),
      }
    })
