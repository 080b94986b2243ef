import { describe, expect, it } from 'vitest'
import { findFacts } from './find'
import { isEnglish } from './language'

const FRENCH =
  'Le gouvernement de Lethra a prêté 5,7 milliards d’euros à 12 entreprises en 2023. Le port a perdu 40.000 tonnes, soit 12 % du total.'
const GERMAN =
  'Die Regierung hat 2023 rund 5,7 Milliarden Euro an 12 Firmen verliehen. Der Hafen verlor 40.000 Tonnen, also 12 Prozent, und das ist nicht wenig.'
const ENGLISH = 'The port of Lethra moved 40,000 tonnes in 2022, and it was full.'

describe('a text in another language', () => {
  it.each([
    ['French', FRENCH],
    ['German', GERMAN],
    [
      'Spanish',
      'El gobierno prestó 5.700 millones de euros a 12 empresas en 2023, y el puerto perdió el 12% del total.',
    ],
    ['Italian', 'Il governo ha prestato 5,7 miliardi di euro nel 2023, e il porto ha perso il 12%, che non è poco.'],
    ['Portuguese', 'O governo emprestou 5,7 mil milhões em 2023, e o porto não perdeu mais do que 12% do total.'],
    ['Dutch', 'De regering heeft in 2023 het geld aan 12 bedrijven geleend, en de haven verloor 12 procent.'],
    ['Polish', 'Rząd pożyczył 5,7 mld euro 12 firmom we wrześniu 2023 r. Port stracił 40 000 ton w 2022 r.'],
    ['Turkish', 'Hükümet 2023’te 12 şirkete 5,7 milyar avro borç verdi ve liman için bu çok büyük bir kayıp oldu.'],
    ['Russian', 'В 2023 году правительство выдало 12 компаниям 5,7 млрд евро.'],
    ['Chinese', '港口在2022年运输了40,000吨。'],
  ])('in %s is told and gives no figures', (_, text) => {
    expect(isEnglish(text)).toBe(false)
    expect(findFacts(text, { language: 'en', published: '2024-09-04' })).toEqual([])
  })
})

describe('a text in English', () => {
  it.each([
    ENGLISH,
    '',
    'Lethra, 2022',
    '40,000 tonnes',
    'Moira Holm',
    'Ministère des Affaires étrangères, Paris',
    'The Front de libération du Québec and the Parti des travailleurs de Lethra met in Paris, and the talks were short.',
    'Mr Sørensen, Ms Łukasz and Mrs Çelik of the Institut für Höhere Studien met the minister in Zürich.',
  ])('is taken for English: %s', (text) => {
    expect(isEnglish(text)).toBe(true)
  })

  it('keeps its facts beside a paragraph in another language, which gives none', () => {
    const quotes = findFacts(`${FRENCH}\n\n${ENGLISH}\n\n${GERMAN}`, { language: 'en', published: null }).map(
      ({ quote }) => quote,
    )
    expect(quotes).toEqual(expect.arrayContaining(['40,000 tonnes', '2022']))
    expect(quotes.filter((quote) => /40\.000|12|2023/.test(quote))).toEqual([])
  })
})
