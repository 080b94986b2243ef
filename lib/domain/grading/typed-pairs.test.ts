import { describe, expect, it } from 'vitest'
import { gradeTyped } from './typed'

/** An answer, and what was typed for it: each line is one answer with several. */
type Pairs = readonly (readonly [answer: string, ...typed: string[]])[]

const each = (pairs: Pairs) => pairs.flatMap(([answer, ...all]) => all.map((typed) => [typed, answer] as const))

const RIGHT: Pairs = [
  [
    '$190 billion',
    'one hundred and ninety billion',
    'one hundred ninety billion dollars',
    '$190 billions',
    '190 billion',
  ],
  ['$190 billion', '190bn', '190 billion USD', 'US$190 bn', '$190,000 million'],
  ['29.3%', '29.3 per cent', '29.3 percent', '29.3 %'],
  ['around US$4.2 billion', 'around 4.2 billion', 'around $4.2bn', 'around 4.2 billion dollars', 'around 4.2 billions'],
  ['twenty-five years', '25 years', 'twenty five years', 'Twenty-Five Years'],
  ['two hundred', '200', '2 hundred', 'Two hundred'],
  ['350 cards', 'three hundred and fifty cards', 'three hundred fifty cards', '350 card'],
  ['a hundred tonnes', '100 tonnes', 'one hundred tonnes', '100 tonne'],
  ['6,000', '6000', 'six thousand', '6 thousand', '6k'],
  ['5.7 million', '5,700,000', '5.7m', '5.7 millions'],
  ['2019', '2019', 'in 2019', '“2019”'],
  ['March 2023', 'mar 2023', 'March, 2023', '2023 March', 'march 2023'],
  ['24 June 2022', '24th June 2022', 'June 24th, 2022', '2022-06-24', '24 Jun 2022'],
  ['six', '6', 'Six'],
  ['Hu Jintao', 'hu jin tao', 'HU JINTAO', 'hu jintao', 'Hu Jin-tao'],
  ['Nur-Sultan', 'nursultan', 'nur sultan', 'Nur–Sultan'],
  ['South Africa, off KwaZulu-Natal', 'south africa off kwazulu natal', 'South Africa, off Kwa Zulu Natal'],
  ['Kim Jong-un', 'kim jong un', 'Kim Jongun'],
  ['Ahmet Davutoğlu', 'ahmet davutoglu', 'AHMET DAVUTOGLU'],
  ['Konstantin Syroyezhkin', 'konstantin syroyezhkin', ' Konstantin  Syroyezhkin.'],
  ['SCO and BRICS', 'BRICS, SCO', 'BRICS and SCO', 'sco & brics', 'SCO, BRICS', 'brics sco', 'SCO/BRICS'],
  ['Uzbekistan, Kyrgyzstan and Tajikistan', 'Tajikistan, Uzbekistan, Kyrgyzstan', 'Uzbekistan Kyrgyzstan Tajikistan'],
  ['Uzbekistan, Kyrgyzstan and Tajikistan', 'kyrgyzstan and tajikistan and uzbekistan'],
  ['Uzbekistan, Kyrgyzstan and Tajikistan', 'Uzbekistan, Kyrgyzstan, and Tajikistan'],
  ['crude oil and coal', 'coal and crude oil', 'coal, crude oil', 'coal crude oil'],
  ['Pakistan, North Korea and Myanmar', 'Myanmar, Pakistan and North Korea', 'north korea, myanmar, pakistan'],
  ['Lenovo and Xiaomi', 'Xiaomi and Lenovo', 'xiaomi; lenovo'],
  ['$5 billion and 20 bridges', '20 bridges and $5 billion', 'twenty bridges, 5 billion'],
  ['in Moscow and Nur-Sultan', 'Nur-Sultan and Moscow', 'Moscow and Nursultan', 'in Nur-Sultan, in Moscow'],
  ['in Tajikistan', 'Tajikistan'],
  ['as a benign observer', 'a benign observer'],
  ['two new bridges', '2 new bridges', 'two new bridge'],
  ['border guards', 'border guard', 'Border-guards'],
  ['kidnapping', 'kidnappings'],
  ['supply companies', 'supply company'],
  ['colour revolutions', 'color revolution', 'colour revolution', '“colour revolutions”'],
  ['Shanghai Cooperation Organisation', 'the Shanghai Cooperation Organization', 'shanghai co-operation organisation'],
  ['defence and intelligence transfers', 'defense and intelligence transfers', 'defence & intelligence transfer'],
  ['the Eurasian Economic Union', 'Eurasian Economic Union', 'eurasian economic unions'],
  ['it did not recognise them', 'it didn’t recognize them', 'It did not recognise them!'],
  ['insurance coverage', 'Insurance coverage', 'insurance-coverage'],
  ['nuclear fuel', 'Nuclear Fuel', 'nuclear fuels'],
]

const NOT_RIGHT: Pairs = [
  ['$190 billion', '$190 million', '$190', '$190 trillion', '$109 billion', '$19 billion', '€190 billion', 'Tajikstan'],
  ['$190 billion', '190 billion roubles', '190 billion tonnes', 'one hundred and nine billion'],
  ['$190 billion', 'one hundred and ninety million'],
  ['29.3%', '29.4%', '23.9%', '2.93%', '293', '29.3 million', '29.3 percentage points'],
  ['around US$4.2 billion', '$4.3 billion', '$4.2 million', '$42 billion', 'S$4.2 billion'],
  ['two hundred', '20', '2,000', 'two thousand', 'one hundred'],
  ['350 cards', 'three hundred and fifteen cards', '305 cards', '350 million cards'],
  ['twenty-five years', '25 months', '24 years', 'twenty years', 'fifty-two years'],
  ['6,000', '60,000', '600', '6,001'],
  ['2014', '2015', '2013', '2041', '14', '2014s'],
  ['March 2023', 'March 2022', 'May 2023', 'February 2023'],
  ['24 June 2022', '25 June 2022', '24 July 2022', '24 June 2021', '14 June 2022'],
  ['six airports', 'six countries', 'seven airports', '60 airports'],
  ['Iran', 'Iraq', 'Israel', 'Oman'],
  ['Iraq', 'Iran'],
  ['North Korea', 'South Korea', 'north china'],
  ['South Korea', 'North Korea'],
  ['Niger', 'Nigeria'],
  ['Austria', 'Australia'],
  ['Slovakia', 'Slovenia'],
  ['the president of Iraq', 'the president of Iran'],
  ['Equatorial Guinea', 'Guinea'],
  ['Mauritania', 'Mauritius'],
  ['Tajikistan', 'Turkmenistan', 'Pakistan', 'Uzbekistan'],
  ['Kyrgyzstan', 'Kazakhstan'],
  ['South Africa', 'South Sudan', 'North Africa'],
  ['the Democratic Republic of the Congo', 'Dominica'],
  ['Hu Jintao', 'Xi Jinping', 'Hu Yaobang', 'Jiang Zemin'],
  ['Konstantin Syroyezhkin', 'Dmitry Kolker', 'Konstantin Petrov'],
  ['SCO and BRICS', 'SCO and CSTO', 'NATO and BRICS', 'SCO, BRICS and NATO'],
  ['Uzbekistan, Kyrgyzstan and Tajikistan', 'Uzbekistan, Kyrgyzstan and Turkmenistan', 'Uzbekistan'],
  ['crude oil and coal', 'crude oil and gas', 'oil crude and coal oil'],
  ['China in 2014 and Russia in 2022', 'China in 2022 and Russia in 2014'],
  ['Russia first, then China', 'China first, then Russia'],
  ['it did not recognise them', 'it did recognise them', 'it recognised them'],
  ['it recognised them', 'it did not recognise them', 'it never recognised them'],
  ['that with America, not that with Russia', 'that with Russia, not that with America'],
  ['Iraq invaded Iran', 'Iran invaded Iraq'],
  ['with a permit', 'without a permit'],
  ['it will increase', 'it will decrease'],
  ['imports', 'exports'],
  ['before the war', 'after the war'],
  ['by 2019', 'in 2018', 'by 2020'],
  ['East', 'West'],
  ['yes', 'no'],
  ['notable', 'not able'],
]

/** What the learner decides on: something is missing or too much, or a key slipped. */
const CLOSE: Pairs = [
  ['29.3%', '29.3'],
  ['Foreign Minister Wang Yi', 'Wang Yi'],
  ['Turkmenistan', 'Turkmenstan'],
  ['Lianyungang', 'Lianyunggang'],
  ['about 6,000 people', '6000 people'],
  ['Kamilov of Uzbekistan', 'Kamilov'],
]

describe('a fair examiner', () => {
  it.each(each(RIGHT))('takes “%s” for “%s”', (typed, answer) => {
    expect(gradeTyped(typed, answer, []).verdict).toBe('correct')
  })

  it.each(each(NOT_RIGHT))('does not take “%s” for “%s”', (typed, answer) => {
    expect(gradeTyped(typed, answer, []).verdict).toBe('wrong')
  })

  it.each(each(CLOSE))('leaves it to the learner whether “%s” is “%s”', (typed, answer) => {
    expect(gradeTyped(typed, answer, []).verdict).toBe('close')
  })
})

describe('the marking', () => {
  const shown = (typed: string, answer: string) => {
    const { difference, marked } = gradeTyped(typed, answer, [])
    const text = (segments: typeof marked) =>
      segments.map(({ text: part, bold }) => (bold ? `[${part}]` : part)).join('')
    return [text(marked), text(difference)]
  }

  it.each([
    ['Tajikstan', '$190 billion', '[Tajikstan]', '[$190] [billion]'],
    ['Turkmenstan', 'Turkmenistan', 'Turkmenstan', 'Turkmen[i]stan'],
    ['Lianyunggang', 'Lianyungang', 'Lianyung[g]ang', 'Lianyungang'],
    ['Minister Wang', 'Wang Yi', '[Minister] Wang', 'Wang [Yi]'],
    ['$190 million', '$190 billion', '$190 [million]', '$190 [billion]'],
  ])('of “%s” for “%s” shows what is wrong in it, and what was to be typed', (typed, answer, marked, difference) => {
    expect(shown(typed, answer)).toEqual([marked, difference])
  })
})
