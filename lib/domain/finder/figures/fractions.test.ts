import { describe, expect, it } from 'vitest'
import { found } from '../support/found.fixture'

const percent = (text: string) => found(text, ['percent'])

describe('shares in words are percentages', () => {
  it.each([
    ['Three-quarters of states agreed.', ['Three-quarters = 75 %']],
    ['Three quarters of states agreed.', ['Three quarters = 75 %']],
    ['Some three quarters of the voters agreed.', ['three quarters = 75 %']],
    ['Two-thirds of members agreed.', ['Two-thirds = 66.6666666667 %']],
    ['It needs a two-thirds majority.', ['two-thirds = 66.6666666667 %']],
    ['Exports fell by two thirds in May.', ['two thirds = 66.6666666667 %']],
    ['Exports fell by two-thirds.', ['two-thirds = 66.6666666667 %']],
    ['Nearly two thirds were lost.', ['two thirds = 66.6666666667 %']],
    ['About a third of the fleet sank.', ['a third = 33.3333333333 %']],
    ['One third of the fleet sank.', ['One third = 33.3333333333 %']],
    ['A third of its 60 members left.', ['A third = 33.3333333333 %']],
    ['Output fell by a third, to 40 tonnes.', ['a third = 33.3333333333 %']],
    ['Output fell by about a third last year.', ['a third = 33.3333333333 %']],
    ['It is a quarter of the market.', ['a quarter = 25 %']],
    ['One-quarter of homes have it.', ['One-quarter = 25 %']],
    ['It cut spending by a fifth and left.', ['a fifth = 20 %']],
    ['Four-fifths of it is coal.', ['Four-fifths = 80 %']],
    ['Nine-tenths of it is coal.', ['Nine-tenths = 90 %']],
    ['It has a tenth of the size.', ['a tenth = 10 %']],
    ['Half of the members left.', ['Half = 50 %']],
    ['More than half of it was going north.', ['half = 50 %']],
    ['More than half the members left.', ['half = 50 %']],
    ['The toll fell by half.', ['half = 50 %']],
    ['It slowed the disease by more than half, doctors said.', ['half = 50 %']],
    ['Aid fell by almost half.', ['half = 50 %']],
    ['They walked for more than half, then left.', []],
    ['One in five people agreed.', ['One in five = 20 %']],
    ['Two in seven voters agreed.', ['Two in seven = 28.5714285714 %']],
    ['Three in every ten homes have it.', ['Three in every ten = 30 %']],
    ['Two out of three voters agreed.', ['Two out of three = 66.6666666667 %']],
    ['About 1 in 4 children go hungry.', ['1 in 4 = 25 %']],
    ['It kills 1 in 1,000 patients.', ['1 in 1,000 = 0.1 %']],
    ['A quarter to a third of voters agreed.', ['A quarter to a third = 25..33.3333333333 %']],
    ['Between a third and a half of it burned.', ['Between a third and a half = 33.3333333333..50 %']],
    ['It rose from a quarter to a third of the total.', ['a third = 33.3333333333 %']],
    ['It costs a third more than gas.', []],
    ['It costs about a third more than gas.', ['a third = 33.3333333333 %']],
    ['Two-thirds of the $5 billion is lost.', ['Two-thirds = 66.6666666667 %']],
    ['She said that “a third of us” will go.', ['a third = 33.3333333333 %']],
  ])('%s', (text, expected) => {
    expect(percent(text)).toEqual(expected)
  })
})

describe('words that look like a share and are none', () => {
  it.each([
    'The first half of 2023 was poor.',
    'The second half of the match was dull.',
    'The northern half of the island is dry.',
    'The other half of the money is gone.',
    'It was a quarter past six.',
    'It was a quarter to six.',
    'The second quarter was poor.',
    'A quarter of growth followed.',
    'Two quarters of falling output make a recession.',
    'It shrank for three quarters in a row.',
    'In the past three quarters of the year it shrank.',
    'It was a half-hearted try.',
    'Her half-brother left.',
    'It came in third place.',
    'It sold it to a third party.',
    'It was bought by a third party.',
    'He has a third term.',
    'It took a quarter of an hour.',
    'It took three-quarters of an hour.',
    'It lasted a quarter of a century.',
    'It fell by half of 1 percent.',
    'It fell by a third of one percent.',
    'It fell by three-quarters of a percentage point.',
    'It is two and three-quarters miles long.',
    'It lasted three and a half years.',
    'Half a dozen officials left.',
    'Half a million people left.',
    'It lost two quarter-finals.',
    'It has a third-place finish.',
    'The Two-Thirds Party won.',
    'The Third Reich fell.',
    'On the Fourth of July it fell.',
    'One in five days is dry.',
    'It won two in five games.',
    'It is the second in three years.',
    'Three in 2023 were lost.',
    'It happens one in a million.',
    'Nine in ten percent signs are lost.',
    'It met for half of 2023.',
    'It is 3/4 done by 2-1.',
    'It ate half the night and half the battle.',
    'She knows less than half the story.',
    'It has four thirds of them.',
    'It is a half or a third of it.',
    'Article 3 in 10 pages is long.',
    'A tenth of a second was lost.',
    'Half past six is early, half time is late.',
  ])('%s', (text) => {
    expect(percent(text)).toEqual([])
  })

  it('leaves the amounts beside a share to themselves', () => {
    expect(found('Half a million people left, a third of them children.', ['count', 'percent'])).toEqual([
      'Half a million people = 500000 people',
      'a third = 33.3333333333 %',
    ])
  })
})
