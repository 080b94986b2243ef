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
    ['of this device, not the default one that sends the text away', [online, voice('en-GB')], true, 'en-GB'],
    [
      'that is the default among those of this device',
      [voice('en-GB'), voice('en_US', { default: true })],
      false,
      'en_US',
    ],
    ['that sends the text away, if it is allowed', [voice('fr-FR'), online], true, 'en-US'],
  ])('is the one %s', (_, voices, allowed, expected) => {
    expect(chooseVoice(voices, 'en', allowed)).toMatchObject({ kind: 'voice', voice: { lang: expected } })
  })

  it('is none, with a reason', () => {
    expect(chooseVoice([online], 'en', false)).toEqual({ kind: 'none', reason: 'only-online' })
    expect(chooseVoice([online], 'de', true)).toEqual({ kind: 'none', reason: 'no-voice' })
    expect(chooseVoice([], 'en', true)).toEqual({ kind: 'none', reason: 'no-voice' })
  })

  it('never sends a text away unless that is allowed', () => {
    const any = fc.record({
      name: fc.string(),
      lang: fc.constantFrom('en-GB', 'en-US', 'de-DE', 'en'),
      localService: fc.boolean(),
      default: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(any), (voices) => {
        const chosen = chooseVoice(voices, 'en', false)
        expect(chosen.kind === 'voice' && !chosen.voice.localService).toBe(false)
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
