import { describe, expect, it } from 'vitest'
import { statedSpeaker } from './stated-speaker'

const PEOPLE = ['Moira Holm', 'Dag Berg']

describe('the sayer of a statement', () => {
  it.each([
    ['a subject', 'Moira Holm argues that the quay will be late.'],
    ['a subject by family name', 'Holm warned that the quay would be late.'],
    ['a subject with its given name in brackets', '[Moira] Holm said the quay would be late.'],
    ['a subject before an office', 'Moira Holm, the harbour master, said the quay would be late.'],
    ['a subject behind one', 'The harbour master, Moira Holm, has repeatedly said it is late.'],
    ['a subject at the end', 'The quay will be late, Moira Holm said.'],
    ['a verb before its subject', 'The quay will be late, said Moira Holm.'],
    ['behind an office and a verb', 'It will be late, said the harbour master, Moira Holm.'],
    ['“according to”', 'The quay will be late, according to Moira Holm.'],
    ['“according to” an office', 'According to the harbour master Moira Holm, it is late.'],
    ['“according to” before a claim', 'According to Moira Holm: The heart of the matter is timber.'],
    ['“told”', 'Moira Holm told Dag Berg that the quay would be late.'],
    ['one who says what another did', 'Moira Holm said that Dag Berg had sold the quay.'],
  ])('is %s', (_, statement) => {
    expect(statedSpeaker(statement, PEOPLE)).toBe('Moira Holm')
  })

  it.each([
    ['is only spoken of', 'Moira Holm will leave the yard in 2026.'],
    ['is the object of what others say', 'Critics said Moira Holm had sold the quay.'],
    ['is told', 'The yard told Moira Holm that the quay would be late.'],
    ['has others speak', 'A lawyer for Moira Holm said that the quay would be late.'],
    ['has critics', 'Critics of Moira Holm say that the quay will be late.'],
    ['owns who speaks', 'Moira Holm’s lawyer said that the quay would be late.'],
    ['owns what is said', 'Moira Holm’s claims were widely shared.'],
    ['is said to do so', 'Moira Holm is said to have sold the quay.'],
    ['does not say it', 'Moira Holm never said that the quay would be late.'],
    ['says it with somebody else', 'The ministry and Moira Holm said that the quay would be late.'],
    ['has a deputy who says it', 'Moira Holm, whose deputy said the quay was late, left the yard.'],
    ['is one of two who speak', 'Moira Holm said that Dag Berg argued for a new quay.'],
    ['might say it', 'It would matter if Moira Holm said that the quay is late.'],
    ['is part of another name', 'Holmstrom said that the quay would be late.'],
    ['is not named at all', 'The quay will be late, officials said.'],
  ])('is nobody where the one named %s', (_, statement) => {
    expect(statedSpeaker(statement, PEOPLE)).toBeNull()
  })

  it('is nobody of nobody', () => {
    expect(statedSpeaker('Moira Holm said that the quay would be late.', [])).toBeNull()
  })
})
