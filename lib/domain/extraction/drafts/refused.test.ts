import { describe, expect, it } from 'vitest'
import { newCard } from '../../drafts/fact-draft'
import { hasPoorGap, isBroken, isNameless, isRefused } from './refused'

const asQuestion = (front: string, back: string) => newCard('question', front, back)
const asCloze = (front: string) => newCard('cloze', front)

describe('a broken question', () => {
  it.each([
    [
      'has lost its condition',
      'By how much would output fall?',
      '4%',
      'Output would fall by 4%, which no bank expects, if the port stayed shut.',
      true,
    ],
    [
      'asks one for what is said of its own',
      'By how much did Kestrel say on Thursday [6 November 2025] its profit fell?',
      '14 per cent',
      'Kestrel said on Thursday that its profit fell by 14 per cent.',
      true,
    ],
    [
      'has a reason without its verb',
      'By how much did farming in Lethra contract because a long drought in the south?',
      '6.8 per cent',
      'Farming in Lethra contracted by 6.8 per cent because a long drought in the south, above all there, cut the harvest.',
      true,
    ],
    [
      'has a reason with its verb',
      'By how much did farming in Lethra contract because a long drought cut the harvest?',
      '6.8 per cent',
      'Farming in Lethra contracted by 6.8 per cent because a long drought cut the harvest.',
      false,
    ],
    [
      'asks for the day of a deed that lacks its object',
      'When did Kestrel Shipping withdraw?',
      'January [2026]',
      'Kestrel Shipping withdrew in January.',
      true,
    ],
    [
      'has an adjective too many',
      'How large were the dams of Lethra full?',
      '5 per cent',
      'The dams of Lethra were 5 per cent full.',
      true,
    ],
    [
      'has its condition',
      'By how much would output fall, if the port stayed shut?',
      '4%',
      'Output would fall by 4%, if the port stayed shut.',
      false,
    ],
    [
      'leaves out the condition of another clause',
      'By how much did output fall?',
      '4%',
      'Output fall by 4%; the bank will act, if the port stays shut.',
      false,
    ],
    [
      'has lost the condition that opens its sentence',
      'By how much should profits grow next year?',
      'at least 12%',
      'If pulp prices merely stay where they are, he wrote, profits should grow by at least 12% next year.',
      true,
    ],
    [
      'has the condition that opens its sentence',
      'If pulp prices merely stay where they are, by how much should profits grow next year?',
      'at least 12%',
      'If pulp prices merely stay where they are, he wrote, profits should grow by at least 12% next year.',
      false,
    ],
    [
      'tells as a fact what somebody says',
      'What share of adults have a smartphone?',
      '88%',
      'The world has changed, he says; 88% of adults have a smartphone.',
      true,
    ],
    [
      'has half of what a number counts',
      'How many took the drug?',
      '46 children',
      'In the trial, 46 children and teenagers at nine hospitals took the drug.',
      true,
    ],
    [
      'has all of what a number counts',
      'How many took the drug?',
      '46 children',
      'In the trial, 46 children and 12 teenagers at nine hospitals took the drug.',
      false,
    ],
    [
      'has no finite verb',
      'What share of glass made at home by 2030?',
      '40%',
      'The act may set a quota instead: 40% of glass made at home by 2030.',
      true,
    ],
    [
      'has one behind the colon',
      'What share of the glass will be made at home by 2030?',
      '40%',
      'The act sets a quota: 40% of the glass will be made at home by 2030.',
      false,
    ],
    [
      'has one, without a colon',
      'What share of the pilots died in 1930?',
      'one in six',
      'One in six of the pilots died in 1930.',
      false,
    ],
    [
      'has lost what is raised',
      'How much has the Trust been awarded by the fund to raise?',
      '£3.85m',
      'The Trust has been awarded £3.85m by the fund to raise, conserve and display the finds.',
      true,
    ],
    [
      'asks for what is earned',
      'How much does Kestrel Shipping expect to earn?',
      '$40 million',
      'Kestrel Shipping expects to earn $40 million.',
      false,
    ],
    [
      'has a capital in the middle',
      'On what does The Russian National Company rely in 2024?',
      '$4 million',
      'The Russian National Company relies on $4 million.',
      true,
    ],
    ['names The Hague', 'How much did The Hague pay in 2024?', '$4 million', 'The Hague paid $4 million.', false],
    [
      'begins with a preposition',
      'Behind what share of the tonnage does Kestrel Shipping stand?',
      'a fifth',
      'Kestrel Shipping stands behind a fifth of the tonnage.',
      true,
    ],
    [
      'begins with one behind who says it',
      'According to Moira Holm, for what share of the rise do wages account?',
      'a fifth',
      'Wages account for a fifth of the rise.',
      true,
    ],
    ['asks by how much', 'By how much did wages rise in 2024?', '4%', 'Wages rose by 4% in 2024.', false],
    ['asks from when', 'From when must shops in Lethra take cash?', '1 May 2026', 'Shops must from 1 May 2026.', false],
    [
      'asks when something had been',
      'When had Adele Kimmich become president?',
      '1931',
      'Adele Kimmich, who had become president in 1931, was called.',
      true,
    ],
    [
      'asks what had been, before nothing',
      'What had the price of hops fallen to in two seasons?',
      '£3',
      'After the price of hops had fallen to £3 in two seasons, the tally was announced.',
      true,
    ],
    [
      'asks what had been by a year',
      'By 1900, how many acres of hops had Lethra planted?',
      '7,400 acres',
      'By 1900 Lethra had planted 7,400 acres of hops.',
      false,
    ],
  ])('%s', (_, front, back, sentence, isSo) => {
    expect(isBroken(asQuestion(front, back), sentence)).toBe(isSo)
  })
})

describe('a broken sentence with a gap', () => {
  it.each([
    ['ends in a bare noun', 'A planned burn costs Oregon {{c1::$180}} an acre; the Cedar Fork fire.', '', true],
    [
      'ends as its sentence does',
      'A burn costs Oregon {{c1::$180}} an acre; the Cedar Fork fire cost ten times as much.',
      'A burn costs Oregon $180 an acre; the Cedar Fork fire cost ten times as much.',
      false,
    ],
    ['ends in a short clause', 'A burn costs Oregon {{c1::$180}} an acre; the price rose.', '', false],
    [
      'answers whoever asked',
      'In March 2025: 64 families want Kestrel to pay {{c1::0.3 per cent}} of the cost.',
      'Yes, in March 2025: 64 families want Kestrel to pay 0.3 per cent of the cost.',
      true,
    ],
    [
      'has a colon later',
      'In March 2025 Kestrel made an offer: it would pay {{c1::0.3 per cent}} of the cost.',
      'In March 2025 Kestrel made an offer: it would pay 0.3 per cent of the cost.',
      false,
    ],
    [
      'opens with “not”',
      'Not everything is mended: online orders of Kestrel fell by {{c1::a fifth}}.',
      'Not everything is mended: online orders of Kestrel fell by a fifth.',
      false,
    ],
    ['is an entry of a list', 'Capacity: {{c1::40 megawatts}} of wind power off Lethra.', '', true],
    [
      'is half of an answer',
      'According to Moira Holm: Fewer than {{c1::40,000}}, out of 2.1 million.',
      'Fewer than 40,000, out of 2.1 million.',
      true,
    ],
    [
      'is an entry of results',
      'Revenue of {{c1::$486.3 million}}, up 41%.',
      'Revenue of $486.3 million, up 41%',
      false,
    ],
    [
      'has a verb that looks like a noun',
      'The {{c1::2022}} flood cost Lethra its budget.',
      'The 2022 flood cost Lethra its budget.',
      false,
    ],
    ['is a sentence behind a label', 'The offer: Lethra pays {{c1::40 million euros}} a year.', '', false],
  ])('%s', (_, front, sentence, isSo) => {
    expect(isBroken(asCloze(front), sentence)).toBe(isSo)
  })
})

describe('a question that reads a sentence wrongly', () => {
  it.each([
    ['What did the committee judges that a policy is still need to bring inflation down to?', true],
    ['What did the committee judge that a policy is still needed for?', false],
    ['How much did two winters ago a factory in Narva pay for a megawatt-hour?', true],
    ['How much did a factory in Narva pay two winters ago?', false],
    ['How many months after she had fought at the Battle of Lowestoft?', true],
    ['How many months after the battle did she sink?', true],
    ['How many things would the bill before you do?', true],
    ['What do average hull premiums in Norway had reached by 2023?', true],
    ['How much did Harlan Tire say it had moved to rail in 2023?', false],
  ])('%s', (front, isSo) => {
    expect(isBroken(asQuestion(front, '2 per cent'), '')).toBe(isSo)
  })
})

describe('a card that speaks of what it does not name', () => {
  it.each([
    ['of the patents only {{c1::9%}} are ours.', true],
    ['Anhu, of Shenzhen, sells an arm at {{c1::a quarter}} of our price.', true],
    ['Anhu says: “Our price fell by {{c1::a quarter}}.”', false],
    ['Of the patents {{c1::9%}} were mine.', true],
    ['The mine made {{c1::96,000 tonnes}} of copper.', false],
    ['A wall of mine waste killed {{c1::38 people}}.', false],
    ['By 2026 I give the firm {{c1::4 million yen}}.', true],
    ['World War I cost Lethra {{c1::4,000 men}}.', false],
    ['Kestrel Shipping sold {{c1::40 barges}} to the US Navy.', false],
    ['Three laboratories made 648, and discarded {{c1::one in nine}}.', true],
    ['Three laboratories made 648 readings, and discarded {{c1::one in nine}}.', false],
    ['OEFA has 23 for mines in the entire country, and lost {{c1::a fifth}} of the budget.', true],
    ['Lethra had 5,816 branches in 2017; in 2024 it had 3,274, a loss of {{c1::two-fifths}}.', false],
    ['{{c1::One in seven}} of its tailings dams is rated as high risk.', true],
    ['{{c1::Half}} of her customers were shearers.', true],
    ['{{c1::Half}} of [Moira Holm]’s customers were shearers.', false],
    ['The dam lost {{c1::half}} of its water.', false],
    ['Kestrel lost {{c1::half}} of its fleet.', false],
    ['On fewer than {{c1::half}} of those was the ground dry.', true],
    ['Of its 12 sirens, {{c1::four}} sounded.', true],
    ['Of its 40 ships, Kestrel Shipping sold {{c1::12 ships}}.', false],
    ['What share of its dams is rated as high risk?', true],
    ['What share of its flights does Norra expect to drop?', false],
    ['A bill introduced by Senator Ruth Okonjo-Bell would raise it to {{c1::$120}}.', true],
    ['Tennessee introduced the pay in 1990 and raised it to {{c1::$11}}.', false],
  ])('%s', (front, isSo) => {
    expect(isNameless(asCloze(front))).toBe(isSo)
  })
})

describe('a gap that nobody could fill', () => {
  it.each([
    ['Lethra must prove that a claim of EUR 500 million could {{c1::be met}}.', true],
    ['Lethra must prove that a claim could {{c1::be met by its own bank}}.', false],
    ['No state will refuse a ship because of {{c1::a piece of paper}}.', true],
    ['Lethra spent $4.4 billion in 2022, and most of it went on {{c1::flames}}.', true],
    ['The yard solved {{c1::the problem}} by buying the oil in Marrat.', true],
    ['The yard solved {{c1::the shortage of welders}} by hiring in Marrat.', false],
    ['The risk was {{c1::plain in July}} [2024], when Lethra stopped the transit.', true],
    ['Sir {{c1::Alastair Penhaligon}} will step down at the annual meeting of Lethra Bank.', true],
    ['Lethra had 5,816 branches in 2017 and 3,274 in 2024, a loss of more than {{c1::two-fifths}}.', true],
    ['Lethra lost 5,816 branches from 2017 to 2024, a loss of more than {{c1::two-fifths}}.', false],
    ['What keeps the quarrel of Lethra going is {{c1::drones}}.', false],
    ['Lethra spent {{c1::$4.4 billion}} on putting fires out in 2022.', false],
  ])('%s', (front, isSo) => {
    expect(hasPoorGap(asCloze(front))).toBe(isSo)
  })
})

describe('a card is refused', () => {
  const DEBT = 'Household debt in Norvane is about 230% of disposable income, among the highest there.'
  const UNION = 'In February 2022 the Union surprised Lethra by freezing about 200 billion euros of its reserves.'
  const CRITICS = 'Critics such as the prime minister of Norvane, Tomas Velk, will say that it is a step too far.'
  it.each([
    [
      'that asks for half of a share',
      asQuestion('What is household debt in Norvane of disposable income?', 'about 230%'),
      DEBT,
    ],
    [
      'of something’s own',
      asQuestion('What did Norvane cut its own to in 2025?', '1.75%'),
      'Norvane cut its own to 1.75%.',
    ],
    ['after an event without a name', asCloze('The crown rose {{c1::0.6%}} after the announcement.'), 'It rose 0.6%.'],
    ['whose figure was cut off', asCloze('In {{c1::February 2022}} the Union surprised Lethra.'), UNION],
    ['that hides one of two names', asCloze('A minister travels to {{c1::Norholt}} or Lethra.'), 'A minister travels.'],
    ['on one of several examples', asQuestion('Who was prime minister of Norvane in 2026?', 'Tomas Velk'), CRITICS],
    [
      'that hides all of its sentence',
      asCloze('{{c1::What caused the flood is disputed}}.'),
      'What caused the flood is disputed.',
    ],
    [
      'that hides the first of a list',
      asCloze('The army prefers it because {{c1::Norvane}}, Lethra and Marrat have it.'),
      'The army prefers it because Norvane, Lethra and Marrat have it.',
    ],
    [
      'that hides which law it is',
      asCloze('Judge Moira Holm said that the {{c1::2023}} law was void.'),
      'Judge Moira Holm said that the 2023 law was void.',
    ],
    [
      'in the first person behind its first word',
      asCloze('What I want is {{c1::a treaty}} with Norvane.'),
      'What I want is a treaty with Norvane.',
    ],
    [
      'that hides a verb and shows what is done',
      asCloze('Kestrel cannot deliver before 2031, as {{c1::the navy refills}} its own depots.'),
      'Kestrel cannot deliver before 2031, as the navy refills its own depots.',
    ],
    [
      'if nothing was said',
      asCloze('Minister {{c1::Ana Reyk}} declined to comment.'),
      'Minister Ana Reyk declined to comment.',
    ],
  ])('%s', (_, card, sentence) => {
    expect(isRefused(card, sentence)).toBe(true)
  })

  it.each([
    [
      'that asks what a rate is',
      asQuestion('What is household debt in Norvane?', 'about 230% of disposable income'),
      DEBT,
    ],
    [
      'of its own ships',
      asQuestion('How many of its own ships did Norvane sell?', '12'),
      'Norvane sold 12 of its own ships.',
    ],
    [
      'after an event that is named',
      asCloze('The crown rose {{c1::0.6%}} after the decision on rates.'),
      'The crown rose 0.6% after the decision on rates.',
    ],
    ['with its date and figure', asCloze('In {{c1::February 2022}} the Union froze about 200 billion euros.'), UNION],
    [
      'that hides all that was done',
      asCloze('Kestrel cannot deliver before 2031, because {{c1::the navy needs the ships}} itself.'),
      'Kestrel cannot deliver before 2031, because the navy needs the ships itself.',
    ],
    [
      'on somebody himself',
      asQuestion('Who was prime minister of Norvane in 2026?', 'Tomas Velk'),
      'Tomas Velk was prime minister of Norvane in 2026.',
    ],
  ])('but not %s', (_, card, sentence) => {
    expect(isRefused(card, sentence)).toBe(false)
  })
})
