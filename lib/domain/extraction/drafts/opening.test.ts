import { describe, expect, it } from 'vitest'
import { findDrafts } from './find-drafts'

const statements = (sentence: string): readonly string[] =>
  findDrafts(sentence, { language: 'en', published: '2025-03-14', title: 'Axes' }).map(({ fact }) => fact.statement)

describe('the first word of a draft’s statement', () => {
  it.each([
    ['First deliveries to Lethra are scheduled for the third quarter of 2027.', 'First deliveries'],
    ['No soldiers of Lethra were killed in 2023 in 14 attacks.', 'No soldiers'],
    ['So far 23 people have died of the fever in Lethra.', 'So far'],
    ['Well over 40 percent of the wheat of Lethra comes from Ukraine.', 'Well over'],
    ['Instead of 40 tanks Lethra sent Ukraine 18 tanks in 2023.', 'Instead of'],
    ['Second quarter profit of Kestrel Shipping rose to $40 million in 2024.', 'Second quarter'],
    ['In addition to 40 tanks Lethra sent Ukraine 18 ships in 2023.', 'In addition to'],
  ])('is kept where the meaning needs it: %s', (sentence, opening) => {
    const found = statements(sentence)
    expect(found.every((statement) => statement.startsWith(opening))).toBe(true)
    expect(found.length).toBeGreaterThan(0)
  })

  it('is kept or the sentence is left out: “Nor has”', () => {
    const found = statements('Nor has Lethra paid the $3 billion that it owes to Ukraine.')
    expect(found.filter((statement) => !statement.startsWith('Nor'))).toEqual([])
  })

  it.each([
    ['First, Kestrel Shipping sold 40 barges in 2024.', 'Kestrel Shipping'],
    ['But Kestrel Shipping sold 40 barges in 2024.', 'Kestrel Shipping'],
    ['Instead, Kestrel Shipping sold 40 barges in 2024.', 'Kestrel Shipping'],
    ['So Kestrel Shipping sold 40 barges in 2024.', 'Kestrel Shipping'],
    ['Then the port of Antwerp bought 40 barges in 2024.', 'The port'],
  ])('is left out where it only joins: %s', (sentence, opening) => {
    const found = statements(sentence)
    expect(found.every((statement) => statement.startsWith(opening))).toBe(true)
    expect(found.length).toBeGreaterThan(0)
  })
})

const fronts = (sentence: string): readonly string[] =>
  findDrafts(sentence, { language: 'en', published: '2025-03-14', title: 'Axes' }).flatMap(({ fact }) =>
    fact.cards.filter(({ form }) => form === 'cloze').map(({ front }) => front),
  )

describe('what links a sentence to the one before', () => {
  it.each([
    ['Holm of Lethra points out, however, that the ratio of ships came down to 40% in Norvane.', 'points out that'],
    ['Work on fever vaccines, for example, 40% of which depends on Lethra, must go on.', 'vaccines, {{'],
    ['The judges of Lethra also fined Kestrel Shipping, by contrast, for 40 wrecks off Norvane.', 'of Lethra fined'],
    ['The judges of Lethra fined Kestrel Shipping, instead, for 40 wrecks off Norvane.', 'of Lethra fined'],
  ])('is left out inside it too: %s', (sentence, words) => {
    expect(fronts(sentence).some((front) => front.includes(words))).toBe(true)
    expect(fronts(sentence).join(' ')).not.toMatch(/however|for example|by contrast|instead| also /u)
  })
})
