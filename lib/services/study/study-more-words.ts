import { counted } from '../../domain/format/words'
import type { StudyMoreChoice } from './study-more'

/** Which cards are among those of the next days. */
const aheadWords = (now: number): string =>
  now === 0
    ? 'Leaves out new cards, and cards you have answered today.'
    : `Includes the ${counted(now, 'card')} due now. Leaves out new cards, and any other cards you have answered today.`

/** What a choice of more study is called, and what is special about it. */
export const studyMoreWords = (choice: StudyMoreChoice): { readonly title: string; readonly note: string | null } => {
  switch (choice.kind) {
    case 'new': {
      const isAlone = choice.cards === choice.more
      return {
        title: `${counted(choice.more, 'more new card')}`,
        note: isAlone ? null : 'With the rest of today’s session.',
      }
    }
    case 'held-back':
      return { title: 'All reviews due today', note: 'Past today’s limit of reviews.' }
    case 'ahead':
      return {
        title:
          choice.days === 1
            ? 'Review tomorrow’s cards now'
            : `Review the next ${counted(choice.days, 'day')}’ cards now`,
        note: `${aheadWords(choice.now)} Each answer sets a new date, counted from today.`,
      }
    case 'cram-briefing':
      return { title: `Cram for ${choice.title}`, note: 'All its cards. Due dates stay as they are.' }
    case 'cram-missed':
      return {
        title:
          choice.days === 1
            ? 'Cram what you missed today'
            : `Cram what you missed in the last ${counted(choice.days, 'day')}`,
        note: 'Due dates stay as they are.',
      }
    case 'saved':
      return { title: choice.name, note: 'Your saved search: what is due or new among its cards.' }
  }
}

/** The option of `aide review` that starts the same session. */
export const studyMoreOption = (choice: StudyMoreChoice): string => {
  switch (choice.kind) {
    case 'new':
      return `--new ${choice.more}`
    case 'held-back':
      return '--ahead 0'
    case 'ahead':
      return `--ahead ${choice.days}`
    case 'cram-briefing':
      return `--cram --briefing ${choice.id}`
    case 'cram-missed':
      return `--cram --missed ${choice.days}`
    case 'saved':
      return `--saved "${choice.name}"`
  }
}
