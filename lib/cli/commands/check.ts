import type { Command } from 'commander'
import { alsoArticlesWords } from '@/lib/domain/also-articles'
import type { AgeingReason } from '@/lib/domain/comparison/ageing'
import { edtfWords } from '@/lib/domain/content/edtf'
import type { DateStyle } from '@/lib/domain/format/date-style'
import { counted } from '@/lib/domain/format/words'
import { type FactsToCheck, type FactToCheck, listAgeing } from '@/lib/services/ageing/list-ageing'
import { type Conflict, listConflicts } from '@/lib/services/conflicts/list-conflicts'
import { dateStyleOf } from '@/lib/services/learner/date-style-of'
import { bold, faint, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

/** More than anybody checks at once. */
const MOST = 1_000

const reasonWords = (reason: AgeingReason, { reviewBy, newer }: FactToCheck, dates: DateStyle): string => {
  switch (reason.kind) {
    case 'review-by':
      return `${reason.isLate ? 'check overdue since' : 'check by'} ${edtfWords(reviewBy ?? '', dates)}`
    case 'no-review-by':
      return 'may change, but has no check-by date'
    case 'newer':
      return `a later article says otherwise: ${newer?.statement ?? ''}`
    case 'passage':
      return reason.state === 'gone' ? 'its passage is not in the latest text' : 'its passage has changed'
  }
}

const factWords = (fact: FactToCheck, number: number, dates: DateStyle): string => {
  const { statement, source, also, reasons } = fact
  const head = `${number}. `
  const indent = ' '.repeat(head.length)
  return [
    `${head}${wrap(statement, indent).trimStart()}`,
    ...reasons.map((reason) => wrap(reasonWords(reason, fact, dates), indent)),
    ...[`${source.title}${source.url ? `, ${source.url}` : ''}`, alsoArticlesWords(also)]
      .filter((words) => words !== '')
      .flatMap((words) => wrap(words, indent).split('\n').map(faint)),
  ].join('\n')
}

const conflictWords = ({ difference, note, sides }: Conflict, number: number): string => {
  const head = `${number}. `
  const indent = ' '.repeat(head.length)
  return [
    `${head}${wrap(note ?? difference, indent).trimStart()}`,
    ...sides.map(({ statement, source }) => wrap(`${source.title}: ${statement}`, indent)),
  ].join('\n')
}

const section = (title: string, lines: readonly string[]): string => [bold(title), ...lines].join('\n')

const asText = ({ facts, total, late }: FactsToCheck, conflicts: readonly Conflict[], dates: DateStyle): string => {
  if (total + conflicts.length === 0) return 'Nothing needs checking, and no facts conflict.'
  const due = `Needs checking: ${counted(total, 'fact')}${late > 0 ? `, ${late} overdue` : ''}`
  const open = `Conflicts: ${counted(conflicts.length, 'pair')} of facts`
  return [
    ...(total > 0
      ? [
          section(
            due,
            facts.map((fact, i) => factWords(fact, i + 1, dates)),
          ),
        ]
      : []),
    ...(conflicts.length > 0
      ? [
          section(
            open,
            conflicts.map((one, i) => conflictWords(one, i + 1)),
          ),
        ]
      : []),
  ].join('\n\n')
}

const asJson = ({ facts, total, late }: FactsToCheck, conflicts: readonly Conflict[]) => ({
  total,
  late,
  facts: facts.map(({ factId, statement, weight, asOf, reviewBy, reasons, newer, source, also }) => ({
    factId,
    statement,
    weight,
    asOf,
    reviewBy,
    reasons: reasons.map(({ kind }) => kind),
    newer: newer === null ? null : { factId: newer.factId, statement: newer.statement },
    article: { key: source.key, title: source.title, url: source.url },
    also,
  })),
  conflicts: conflicts.map(({ kind, difference, note, sides }) => ({
    kind,
    difference,
    note,
    facts: sides.map(({ factId, statement, source, also }) => ({
      factId,
      statement,
      article: { key: source.key, title: source.title },
      also,
    })),
  })),
})

const check = ({ json }: { readonly json?: true }): Promise<ExitCode> =>
  withData(async (ctx) => {
    const ageing = await listAgeing(ctx, { limit: MOST })
    const conflicts = (await listConflicts(ctx)).open.filter(({ kind }) => kind !== 'interference')
    if (json) sayJson(asJson(ageing, conflicts))
    else say(asText(ageing, conflicts, await dateStyleOf(ctx)))
    return ageing.total + conflicts.length > 0 ? 1 : 0
  })

/** `aide check`: facts to look up again, and facts that contradict each other. */
export const addCheck = (program: Command): void => {
  program
    .command('check')
    .description('facts that need checking, and facts that conflict')
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', '\nExit code 0 if there is nothing to check or decide, 1 if there is.')
    .action(async (options) => {
      process.exitCode = await check(options)
    })
}
