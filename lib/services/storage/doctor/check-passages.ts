import { sha256Of } from '../../../data/library-ids'
import { type WholeSnapshot, wholeSnapshots } from '../../../data/queries/storage/integrity-scan'
import { type Examination, type Examined, openCheck } from './check'

type Passage = WholeSnapshot['passages'][number]

/** The parts of a passage that do not stand in the text where it says they do. */
const displaced = (text: string, { start, end, ...passage }: Passage): readonly string[] => {
  const parts = [
    ['exact', start, end],
    ['prefix', start - passage.prefix.length, start],
    ['suffix', end, end + passage.suffix.length],
    ['before', start - passage.before.length, start],
    ['after', end, end + passage.after.length],
  ] as const
  return parts.flatMap(([name, from, to]) => (from >= 0 && text.slice(from, to) === passage[name] ? [] : [name]))
}

/** Slices every passage back from its snapshot, and holds every snapshot against its hash. */
export const checkPassages = async ({ store }: Examination): Promise<Examined> => {
  const check = openCheck('passages')
  for await (const { id, articleKey, text, sha256, passages } of wholeSnapshots(store)) {
    const where = `snapshot ${id} of ${articleKey ?? 'no article'}`
    check.examined(passages.length)
    if (sha256Of(text) !== sha256) check.found(`${where}: its text is not the one that was imported`)
    for (const passage of passages) {
      const parts = displaced(text, passage)
      if (parts.length > 0)
        check.found(`passage ${passage.id} is not in ${where} at ${passage.start}: ${parts.join(', ')}`)
    }
  }
  return { check }
}
