import type { KeyAct } from './key-acts'

/** What each act does, as the lists of keys say it. */
export const KEY_ACT_WORDS: Readonly<Record<KeyAct, string>> = {
  primary: 'Show the answer, then accept the suggested grade',
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
  'choose-a': 'Choose the first answer',
  'choose-b': 'Choose the second answer',
  'choose-c': 'Choose the third answer',
  'choose-d': 'Choose the fourth answer',
  undo: 'Undo',
  hint: 'Show the hint',
  replay: 'Play the sounds and videos again, or read the card aloud',
  paragraph: 'Show the whole paragraph, or only the sentence',
  compare: 'Compare the passages, if there are several',
  details: 'Show or hide details',
  edit: 'Edit the card',
  mark: 'Mark or unmark the card',
  flag: 'Flag the card, or remove its flag',
  'bury-card': 'Bury the card until tomorrow',
  'bury-fact': 'Bury all cards of the fact until tomorrow',
  'suspend-card': 'Suspend the card',
  'suspend-fact': 'Suspend all cards of the fact',
  delete: 'Delete the card',
  focus: 'Focus mode',
  'auto-advance': 'Pause or resume auto-advance',
  'larger-text': 'Larger text',
  'smaller-text': 'Smaller text',
  search: 'Search articles, facts and cards',
  'new-card': 'New card',
  'go-to': 'Go to a page: its letter follows',
  help: 'Show these shortcuts',
}

/** What the keys of the grades do in a rehearsal too. */
export const REHEARSAL_WORDS: Readonly<Partial<Record<KeyAct, string>>> = {
  primary: 'Go on, or accept the suggested grade',
  again: 'First answer, “A guess”, or Again',
  hard: 'Second answer, “Fairly sure”, or Hard',
  good: 'Third answer, “Sure”, or Good',
  easy: 'Fourth answer, or Easy',
}
