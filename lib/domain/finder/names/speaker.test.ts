import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { speakerAt } from './speaker'

/** Who says the words between the first pair of quotation marks of a text. */
function speakerOf(text: string): string | null {
  const start = text.indexOf('“') + 1
  const end = text.indexOf('”')
  return speakerAt(documentOf(text, { language: 'en', published: null }), { start, end })
}

describe('the speaker of quoted words', () => {
  it.each([
    ['a name before the verb', 'Moira Holm said: “The quay will be late.”', 'Moira Holm'],
    ['a verb before the name', '“The quay will be late,” said Moira Holm.', 'Moira Holm'],
    ['a name with its office', '“The quay will be late,” said Moira Holm, the harbour master.', 'Moira Holm'],
    ['an office before the name', '“The quay will be late,” said the harbour master, Moira Holm.', 'Moira Holm'],
    [
      'an apposition before the verb',
      'Moira Holm, who runs the yard, once said: “The quay will be late.”',
      'Moira Holm',
    ],
    ['a family name alone', 'Moira Holm runs the yard. “The quay will be late,” Holm said.', 'Moira Holm'],
    ['“according to”', 'The quay is “late by any measure”, according to Moira Holm.', 'Moira Holm'],
    ['“told”', 'Dag Berg told Moira Holm that the quay was “late by any measure”.', 'Dag Berg'],
    ['an organisation', 'The Lethra Port Authority called the delay “a matter of weeks”.', 'Lethra Port Authority'],
    ['“she said” after one person', 'Moira Holm runs the yard. “The quay will be late,” she said.', 'Moira Holm'],
    ['who thought it so', 'Moira Holm, in 1968, thought it “a quarrel about the quay”.', 'Moira Holm'],
    ['whose quarrel it was', 'Moira Holm lost it in 1968, which some thought “a quarrel about the quay”.', null],
    ['a title behind an office', 'The minister, Dame Moira Holm, called it “a tax on the quay”.', 'Moira Holm'],
    ['words between two quotations', '“The quay,” Moira Holm said, “will be late.”', 'Moira Holm'],
    [
      'a second verb of the same subject',
      'Moira Holm read the list out and then said: “The quay is late.”',
      'Moira Holm',
    ],
    [
      'a second verb behind “she”',
      'Moira Holm runs the yard. She read the list out and then said: “The quay is late.”',
      'Moira Holm',
    ],
    [
      'an apposition and an auxiliary',
      'The yard’s owner, Moira Holm, would only say it was “late by a year”.',
      'Moira Holm',
    ],
    ['a name with its institute', 'Osei Holm, of the Harbour Institute, calls it “late by any measure”.', 'Osei Holm'],
    ['a quotation that goes on', '“The quay will be late by two years,” Moira Holm said.', 'Moira Holm'],
  ])('is found by %s', (_, text, speaker) => {
    expect(speakerOf(text)).toBe(speaker)
  })

  it.each([
    ['nobody is named', 'An official said: “The quay will be late.”'],
    ['it is somebody for the one named', 'A lawyer for Moira Holm wrote that it was “late by any measure”.'],
    ['“he said” follows two people', 'Moira Holm met Dag Berg. “The quay will be late,” he said.'],
    ['the one named is only spoken of', 'Critics of Moira Holm say “the quay will be late”.'],
    [
      'a plural looks like a verb of saying',
      'Its old habit of “sitting on both chairs” does not please other EU states in the north.',
    ],
    ['another acts between', 'Moira Holm left the yard and the clerk said: “The quay will be late.”'],
    ['the text says nothing of it', 'The quay is “late by any measure”.'],
  ])('is nobody where %s', (_, text) => {
    expect(speakerOf(text)).toBeNull()
  })
})
