import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseVoice, type SpeechVoice } from './choose-voice'
import { spokenLanguage } from './spoken-language'
import { spokenAnswer, spokenQuestion } from './spoken-words'

const voice = (lang: string, part: Partial<SpeechVoice> = {}): SpeechVoice => ({
  name: lang,
  lang,
  localService: true,
  default: false,
  ...part,
})

describe('the language that a text is read in', () => {
  it.each([
    ['Who leads the CSTO?', 'en'],
    ['1999', 'en'],
    ['Where is 台北?', 'en'],
    ['東京はどこですか', 'ja'],
    ['서울', 'ko'],
    ['Αθήνα', 'el'],
    ['תל אביב', 'he'],
    ['Київ, столиця її держави', 'uk'],
    ['Беларусь: хто такі Быкаў?', 'be'],
    ['Москва', null],
    ['北京', null],
    ['طهران', null],
    ['दिल्ली', null],
  ])('of %j is %j', (text, language) => expect(spokenLanguage(text)).toBe(language))
})

describe('the voice', () => {
  const online = voice('en-US', { localService: false, default: true })
  it.each([
    ['of this device, not the default one that sends the text away', [online, voice('en-GB')], 'en-GB'],
    ['that is the default among those of this device', [voice('en-GB'), voice('en_US', { default: true })], 'en_US'],
  ])('is the one %s', (_, voices, expected) => {
    expect(chooseVoice(voices, 'en')).toMatchObject({ lang: expected })
  })

  it('is none where this device has none for the language', () => {
    expect(chooseVoice([online], 'en')).toBeNull()
    expect(chooseVoice([voice('en-GB')], 'de')).toBeNull()
    expect(chooseVoice([], 'en')).toBeNull()
  })

  it('never sends a text away', () => {
    const any = fc.record({
      name: fc.string(),
      lang: fc.constantFrom('en-GB', 'en-US', 'de-DE', 'en'),
      localService: fc.boolean(),
      default: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(any), (voices) => {
        expect(chooseVoice(voices, 'en')?.localService ?? true).toBe(true)
      }),
    )
  })
})

describe('what is read aloud', () => {
  const cloze = { form: 'cloze' as const, deletion: 1, front: 'The {{c1::**Oder**}} is {{c2::742 km}} long.', back: '' }
  it('has a pause for a gap and no signs', () => {
    expect(spokenQuestion(cloze)).toBe('The … is 742 km long.')
    expect(spokenAnswer(cloze)).toBe('Oder')
    expect(spokenQuestion({ ...cloze, front: 'The {{c1::Oder::river}} flows.' })).toBe('The river flows.')
  })

  it('is the place of a shape, not its name', () => {
    const front = `Which? ![a map](media:${'a'.repeat(64)}.png): {{c1::[Oslo](shape:rect/0,0,900,900)}}`
    expect(spokenQuestion({ ...cloze, front })).toBe('Which? a map: part 1 of 1, top left')
    expect(spokenAnswer({ ...cloze, front })).toBe('Oslo')
  })
})
