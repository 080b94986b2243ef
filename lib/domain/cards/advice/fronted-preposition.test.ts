import { describe, expect, it } from 'vitest'
import { advice, ask, gap, rules } from './draft.fixture'
import { frontedPreposition } from './fronted-preposition'

describe('a preposition before the question word', () => {
  it.each([
    ['Into what should the West put less effort?', 'Into what', 'What should the West put less effort into?'],
    [
      'On whom did Kazakhstan lean heavily after the rioting at the beginning of 2022?',
      'On whom',
      'Who did Kazakhstan lean heavily on after the rioting at the beginning of 2022?',
    ],
    [
      'Of which raw material was Kazakhstan one of the world’s largest producers in January 2022?',
      'Of which',
      'Which raw material was Kazakhstan one of the world’s largest producers of in January 2022?',
    ],
    [
      'With which two powers is Italy one of the EU’s leading advocates of dialogue?',
      'With which',
      'Which two powers is Italy one of the EU’s leading advocates of dialogue with?',
    ],
    ['By whom was the joint statement signed?', 'By whom', 'Who was the joint statement signed by?'],
    [
      'Pantucci (Mar 2023): into what should the West put less effort?',
      'into what',
      'Pantucci (Mar 2023): what should the West put less effort into?',
    ],
    [
      'After the war began, on whom did Kazakhstan lean?',
      'on whom',
      'After the war began, who did Kazakhstan lean on?',
    ],
    ['Of what did Xi Jinping speak in the message to Kassym-Jomart Tokayev?', 'Of what', null],
    ['Over what is China likely to find itself watching as the dominant power in Eurasia?', 'Over what', null],
    ['On whose terms would China try to do more in Central Asia?', 'On whose', null],
    ['As what could Moscow interpret Kazakhstan’s language and script campaign?', 'As what', null],
    ['By targets of what was Central Asia essentially surrounded?', 'By targets of what', null],
    ['About depending on what may China start to worry in Central Asia?', 'About depending on what', null],
    [
      'As opposition to missteps by whom did Beijing present its siding with Moscow?',
      'As opposition to missteps by whom',
      null,
    ],
    [
      'To the economies of which three Central Asian states was labour migration critical?',
      'To the economies of which',
      null,
    ],
    ['Between Beijing and which capital did a meeting cause friction?', 'Between Beijing and which', null],
    ['In the face of what did Kazakhstan call in Russian forces early in 2022?', 'In the face of what', null],
    ['At the beginning of which year did Kazakhstan see the rioting?', 'At the beginning of which', null],
  ])('opens “%s”', (front, opening, better) => {
    expect(frontedPreposition(front)).toMatchObject({ opening, better })
  })

  it.each([
    'In which year did a car bomb target the Chinese Embassy in Bishkek?',
    'In which month and year did the Taliban take over Afghanistan?',
    'Since when has China been the largest trading partner of Ukraine?',
    'By how much did trade grow in 2022?',
    'For how long had Nazarbayev been president?',
    'To what extent does Beijing back Moscow?',
    'In which Central Asian state was a leadership transition under way in 2022?',
    'On what basis does the Kazakh government buy arms?',
    'At what price does Russia sell its oil?',
    'What unspoken deal divided Central Asia between Russia and China, and is now being tested?',
    'Trade rose 29.3% in 2022. Why is that less impressive than it sounds?',
    'In 2008 Beijing voiced “concern” over Georgia. How did its line on Ukraine differ in 2022?',
    'In the UN vote of 2022, which states abstained?',
    'After Xi’s visit to Moscow what did Beijing publish?',
    'Why did goods flow from China to Kazakhstan but not back during the pandemic?',
    'Who called Russian forces into Kazakhstan in January 2022, and against what?',
    'Which alliance, of which Kazakhstan is a member, sent troops?',
    'Of mice and men',
    '',
  ])('does not open “%s”', (front) => {
    expect(frontedPreposition(front)).toBeNull()
  })

  it('is nothing to say of a cloze or of a reversed card', () => {
    expect(rules({ cards: [gap('On whose terms it would act, China {{c1::said}}.')] })).toEqual([])
    expect(rules({ cards: [{ ...ask('on whose terms', 'a question of power'), form: 'reversed' }] })).toEqual([])
  })

  it.each([
    [
      'Into what should the West put less effort?',
      'Move the preposition to the end: “What should the West put less effort into?”',
    ],
    [
      'On whose terms would China try to do more in Asia?',
      'Begin with “Whose terms” and put “on” after the verb, or ask with Who, Why, How or Where',
    ],
    ['As what did Putin stage Xi’s trip?', 'Begin with What, Who, Why, How, Where or Which, as you would say it aloud'],
    ['At the beginning of which year did riots begin?', 'Begin with “When”'],
  ])('“%s” is told what to begin with', (front, remedy) => {
    expect(advice({ cards: [ask(front)] })).toMatchObject([{ rule: 'preposition-first', severity: 'advice', remedy }])
  })

  it('goes to the end of the question that has lost its attribution', () => {
    const front = 'Into what should the West put less effort, according to Pantucci’s advice (March 2022)?'
    const better = 'What should the West put less effort into?'
    expect(advice({ cards: [ask(front)] })).toMatchObject([
      { rule: 'preposition-first', better },
      { rule: 'attribution', better },
    ])
  })
})
