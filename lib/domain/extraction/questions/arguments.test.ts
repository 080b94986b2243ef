import { describe, expect, it } from 'vitest'
import { questionsIn } from './questions.fixture'

it('asks for no reason that goes on behind what is said of it', () => {
  const why = (text: string) => questionsIn(text).filter((line) => line.startsWith('Why'))
  expect(
    why('The deal with Lethra failed because it offered recognition, which Norvane refused, in exchange for a base.'),
  ).toEqual([])
  expect(why('The deal with Lethra failed because it offered recognition, which Norvane refused.')).toEqual([
    'Why did the deal with Lethra fail? → it offered recognition',
  ])
})

it('asks of no verb that belongs to what happened before', () => {
  const text =
    'The price of fresh vegetables in Lethra climbed by 14 per cent after a storm struck the island in January 2024.'
  expect(questionsIn(text)).not.toContainEqual(expect.stringContaining('climbed by 14 per cent'))
})

it('asks nothing of the second half of a phrase that opens with what is done', () => {
  const text =
    'Fitting cheap mesh over the gap between the walls and the roof of houses in Lethra reduced malaria by 34 per cent.'
  expect(questionsIn(text).filter((line) => line.includes('did the roof'))).toEqual([])
})

describe('reasons, demands and views', () => {
  it.each([
    [
      'Hungary and Slovakia received an exemption because they have no ports.',
      'Why did Hungary and Slovakia receive an exemption? → they have no ports',
    ],
    [
      'Latvia put off the work four times in order to save €86,000.',
      'Why did Latvia put off the work four times? → to save €86,000',
    ],
    [
      'Minch Line, which ran the ferry until 2020, had put off the work four times in order to save £86,000.',
      'Why had Minch Line put off the work four times? → to save £86,000',
    ],
    [
      'Every member state should name a single authority that grants permits.',
      'What should every member state do? → name a single authority that grants permits',
    ],
    [
      'The Joint Committee in London must publish a list of its certificates by July 2027.',
      'What must the Joint Committee in London do? → publish a list of its certificates by July 2027',
    ],
    [
      'Norvane Copper blamed its loss on the strike at the port of Callao.',
      'What did Norvane Copper blame its loss on? → the strike at the port of Callao',
    ],
    [
      'Kestrel Shipping attributed the delay to a shortage of welders.',
      'What did Kestrel Shipping attribute the delay to? → a shortage of welders',
    ],
    [
      'The route to Kars depends on the winter ferry from Batumi.',
      'What does the route to Kars depend on? → the winter ferry from Batumi',
    ],
    [
      'In May 2026 the Court of Auditors ruled that the ministry had no right to sell the port.',
      'What did the Court of Auditors rule in May 2026? → that the ministry had no right to sell the port',
    ],
    [
      'Finland closed a strip of airspace along the border after three drones were found in North Karelia.',
      'What prompted Finland to close a strip of airspace along the border? → three drones were found in North Karelia',
    ],
    [
      'Kestrel Shipping will shut the yard in Lethra after orders for tugs halved.',
      'What prompted Kestrel Shipping to shut the yard in Lethra? → orders for tugs halved',
    ],
    [
      'Alberta added 9,200 jobs, helped by oil exports to Asia.',
      'What helped Alberta add 9,200 jobs? → oil exports to Asia',
    ],
    [
      'The gross margin of Halden Stores widened to 43.6pc as freight costs fell.',
      'Why did the gross margin of Halden Stores widen to 43.6pc? → freight costs fell',
    ],
    ['The drought of 2024 forced Zambia to ration power.', 'What forced Zambia to ration power? → the drought of 2024'],
    [
      'Rosa Huamán called the new levy on ferries “a tax on islands and nothing else”.',
      'What did Rosa Huamán call the new levy on ferries? → “a tax on islands and nothing else”',
    ],
    [
      'Rosa Huamán described the new levy on ferries as “a tax on islands and nothing else”.',
      'How did Rosa Huamán describe the new levy on ferries? → “a tax on islands and nothing else”',
    ],
  ])('%s', (text, line) => {
    expect(questionsIn(text)).toContain(line)
  })
})

describe('no argument is asked for where', () => {
  it.each([
    ['nobody says who should', 'They should name a single authority that grants permits.'],
    ['nothing is done', 'The budget of the agency should rise to €8 million a year.'],
    ['it is passive', 'The lakes above Huaraz should be drained before the rains.'],
    [
      'what limits it is cut off',
      'Every member state should name one authority, unless the court has ruled against it.',
    ],
    ['it says nothing', 'Every member state should think again.'],
    ['what is blamed is not said', 'Norvane Copper blamed a strike in the port of Callao.'],
    ['the reason is of somebody else', 'The village of Dadu was flooded because he had opened the gate.'],
    [
      'the first verb says what',
      'Kestrel Shipping asked for a loan but was turned down because the yard had lost money.',
    ],
    ['the thing has no name', 'Rosa Huamán called it “a tax on islands and nothing else”.'],
    ['the speaker has no name', 'He called the new levy on ferries “a tax on islands and nothing else”.'],
    ['what came before is no cause', 'Finland sold three islands in the gulf after the war ended in the north.'],
    ['who did it is not said', 'They closed a strip of airspace along the border after three drones were found.'],
    ['before what is not said', 'Finland closed a strip of airspace along the border after it was found in the north.'],
    ['two things only happen together', 'The minister of Lethra opened the port as the crowds fell silent.'],
    ['the subject is only counted', 'Thomas Avery warned that two of the ports handle cargo of the army.'],
  ])('%s', (_, text) => {
    expect(questionsIn(text).filter((line) => !/^(?:How (?:many|much)|When)/u.test(line))).toEqual([])
  })
})
