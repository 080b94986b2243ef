import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findNames } from './find-names'
import { unmarked } from './names.fixture'

const namesIn = (text: string) => findNames(documentOf(text, { language: 'en', published: '2024-05-14' }))

const shown = (text: string): string[] => namesIn(text).map(({ kind, quote, start }) => `${kind} ${quote} @${start}`)

describe('persons', () => {
  it.each([
    'The harbour was closed by [p:Ines Carrow] at dawn.',
    'Foreign Minister [p:Bekir Talan] flew to [l:Ankara] on Monday.',
    'Chinese President [p:Xi Jinping] met his guest in [l:Beijing].',
    '[p:Osei Kwarteng], of the [o:Institute for Conflict Finance], disagrees.',
    'Terms were read out to [p:Shona McVey], whose brother was a steward.',
    'Mr [p:Olsen] did not reply to a letter.',
    'Former deputy energy minister [p:Dag Holm] resigned.',
    'The economist [p:Petra Novak] doubts the figure.',
    '“We shall see,” said [p:Tariq Osei], 54, a pilot.',
    '[p:Joanna van der Berg] runs the night shift.',
    'Gen. [p:Mark Ellery] retired in March.',
    'U.S. Secretary of State [p:Laura Penhallow] cancelled her trip.'.replace('U.S.', '[l:U.S.]'),
    'President [p:Tokayev] gave a speech in [l:Almaty].',
    'The letter was signed by [p:J.D. Marsh] and [p:Mary-Ann Sutter].',
    '[p:Li Peng] and [p:Wang Yi] were in the room.',
    'South Korean President [p:Park Geun-hye] sent a message.',
    'Prime Minister [p:Narendra Modi] spoke for an hour.',
    'Sir [p:Alan Wetherby] wrote the foreword.',
    'Dr [p:Moira Lennox-Hughes] counted the boats.',
    'Said [p:Aliyev] later: nothing has changed.'.replace('Said [p:Aliyev]', 'Even [p:Aliyev] said'),
    '[p:Abdel Fattah al-Sisi] opened the canal.',
    'The spokesman, [p:Halvard Moe], would not say.',
    '[p:Yerlan Abdykalykov], the deputy governor, lives in [l:Semey].',
    'Nobody believed [p:Carlos de la Cruz].',
    'Ambassador [p:Rhodri Pryce-Jones] left the hall.',
    'It was [p:Keir O’Hanlon] who paid.',
    'Senator [p:Grace Wills] voted against it.',
    'King [p:Haakon] visited the mine.',
    '[p:Putin] and [p:Xi] met twice.',
    'Lt. Col. [p:Stefan Brandt] commands the unit.',
    'The novelist [p:Amara Okafor-Lind] reads every report.',
    'The talks were led by [p:Sergei V. Malinin].',
    'Professor [p:Feng Wei] teaches in [l:Nanjing].',
    'Her successor, [p:Elif Demirtas], is an engineer.',
    'Prince [p:Faisal] made the call himself.',
    'His lawyer, [p:Zoran Petrović], denied it.',
    'Defence Secretary [p:Tom Haldane] told the BBC that he was sure.'.replace('BBC', '[o:BBC]'),
    'The photograph shows [p:Ngozi Adeyemi] with her brother.',
  ])('are found whole: %s', (marked) => {
    const { text, names } = unmarked(marked)
    expect(shown(text)).toEqual(names)
  })

  it.each([
    ['surname alone', '[p:Ines Carrow] runs the port. [p:Carrow] is an engineer.', 'Ines Carrow'],
    ['title and surname', '[p:Tobias Grenfell] pays. Mr [p:Grenfell] says so.', 'Tobias Grenfell'],
    ['family name first', 'President [p:Hu Wenbo] left. [p:Hu] returned.', 'Hu Wenbo'],
    ['with a particle', '[p:Anna von Arnim] spoke. Ms [p:Arnim] sat down.', 'Anna von Arnim'],
    ['an ordinary word', '[p:Harriet Stone] spoke. Then [p:Stone] left, and [p:Stone] said nothing.', 'Harriet Stone'],
    ['in the possessive', '[p:Olumide Bello] paid. [p:Bello]’s ship was sold.', 'Olumide Bello'],
  ])('named by %s stand for the full name', (_, marked, full) => {
    const { text, names } = unmarked(marked)
    expect(shown(text)).toEqual(names)
    expect(new Set(namesIn(text).map(({ value }) => value))).toEqual(new Set([full]))
  })

  it('with one family name between them are not taken for one another', () => {
    const found = namesIn('Tom Hale sold the yard. Anna Hale bought it. Mr Hale regrets it.')
    expect(found.map(({ value }) => value)).toEqual(['Tom Hale', 'Anna Hale', 'Hale'])
  })

  it.each([
    ['Chinese Foreign Minister Wang Yi spoke.', 'foreign minister of China'],
    ['Ines Carrow, the director of the Lethra Port Authority, spoke.', 'director of the Lethra Port Authority'],
    ['Kazakhstan’s President Askar Beisen spoke.', 'president of Kazakhstan'],
    ['The foreign minister of Estonia, Kadri Tamm, spoke.', 'foreign minister of Estonia'],
    ['The economist Petra Novak spoke.', 'economist'],
    ['Dag Holm, 61, a former judge, spoke.', 'former judge'],
    ['Estonia’s deputy defence minister, Kadri Tamm, spoke.', 'deputy defence minister of Estonia'],
    ['Mr Holm spoke.', null],
    ['Dag Holm, who lives in Oslo, spoke.', null],
    ['U.S. Secretary of State Laura Penhallow spoke.', 'secretary of state of the U.S.'],
  ])('have the role that the text gives them: %s', (text, role) => {
    expect(namesIn(text).find(({ kind }) => kind === 'person')?.role).toBe(role)
  })
})

describe('organisations', () => {
  it.each([
    'The [o:Ministry of Foreign Affairs] refused.',
    'A report by the [o:Institute for the Study of Rivers] says so.',
    'The insurer, [o:Norse Mutual], paid for it.',
    'The [o:Greek Shipping Register] will look at both.',
    'Its lawyers, [o:Hume Ballantyne], had argued that the captain was to blame.',
    '[o:Kalbian], a refinery on the river, buys no more of it.',
    'It hired [o:RailKestrel] and [o:VoltHarbour] to build it, as [o:Prospect] magazine wrote.',
    'The newspaper [o:Al-Dalil] printed the list.',
    'He wrote for the [o:Lethra Chronicle] and the [o:Bay Sentinel].',
    'The [o:World Bank] and the [o:International Monetary Fund] agreed.',
    'Shares in [o:Kestrel Shipping] fell. [o:Kestrel] said nothing.',
    'The [o:Lethra Port Authority] ([o:LPA]) was fined. The [o:LPA] will appeal.',
    '[o:NATO] and the [o:EU] were informed.',
    'The [o:University of Tartu] published it.',
    'The [o:Department for Energy Security and Net Zero] objects.',
    '[o:Harlan Freight Ltd] was sold to [o:Huawei].',
    'The [o:Securities and Exchange Commission] opened a case.',
    'The company [o:Nordvik] makes pumps. [o:Nordvik] employs 40 people.',
    'An analyst at [o:Meridian Capital] disagrees.',
    'The [o:Centre for Arctic Policy] has five fellows.',
    'The [o:Organisation for the Prohibition of Chemical Weapons] sent a team.',
    'The [o:European Commission] will pay. The [o:Commission] has no choice.',
    'He joined the [o:Royal Navy] in 1961.',
    'The [o:Bank of Lethra] lent it.',
    'The retailer [o:Corvane] opened a shop.',
    '[o:Tallis & Marr plc] reported a loss.',
    'The [o:Nordic Grain Council] ([o:NGC]) meets in [l:Turku].',
    'The [o:Pentagon] denied it, and the [o:Kremlin] said nothing.',
    'He writes for the [o:Lethra Herald].',
    'Deposits at [o:Deutsche Bank] rose.',
    'The [o:Asian Infrastructure Investment Bank] approved the loan.',
    'The [o:Supreme Court] will decide in June.',
    '[o:Oxford University] and [o:Imperial College] run the trial.',
    'The [o:Food and Drug Administration] approved it.',
    'The party, the [o:People’s Union], won 40 seats.',
    'The [o:Green Party] lost.',
    'The [o:State Oil Fund] owns half of it.',
    'The charity [o:Saltwater Trust] runs it.',
    'The [o:U.N. Security Council] will vote.'.replace('[o:U.N. Security Council]', '[o:U.N. Security Council]'),
    'The [o:National Bank of Kazakhstan] raised its rate.',
    'The [o:Federal Reserve] in [l:Washington] waited.',
  ])('are found whole: %s', (marked) => {
    const { text, names } = unmarked(marked)
    expect(shown(text)).toEqual(names)
  })

  it.each([
    ['The Lethra Port Authority (LPA) was fined. The LPA will appeal.', 'Lethra Port Authority'],
    ['Shares in Kestrel Shipping fell. Kestrel said nothing.', 'Kestrel Shipping'],
    ['The European Commission will pay. The Commission has no choice.', 'European Commission'],
    ['The IMF warned of it.', 'International Monetary Fund'],
  ])('stand for their full name: %s', (text, full) => {
    expect(new Set(namesIn(text).map(({ value }) => value))).toEqual(new Set([full]))
  })
})

describe('places', () => {
  it.each([
    'The road from [l:Kars] to [l:Tbilisi] is closed.',
    'It was shipped from the port of [l:Lethra].',
    '[l:Vetluga], a town on the river, has no bridge.',
    'The [l:U.S.] and the [l:UK] objected.',
    'Fighting near [l:Bakhmut] went on.',
    'Snow fell in [l:Dorvik] and in [l:Sandmo].',
    'The [l:Amur River] froze. The [l:Strait of Hormuz] did not.',
    'Farmers in northern [l:Kazakhstan] lost seed.',
    '[l:North Korea] fired two missiles into the [l:Sea of Japan].',
    'The [l:Middle East] imports wheat.',
    'It left [l:Saint Petersburg] for [l:Rotterdam].',
    'The [l:Moscow]-based firm paid.',
    'Half of [l:Côte d’Ivoire] voted.',
    '[l:Washington, D.C.] was quiet.',
    '[l:Bosnia and Herzegovina] joined later.',
    'The mine lies north of [l:Ostrava].',
    'The mayor of [l:Halden] resigned.',
    'The [l:Democratic Republic of the Congo] exports cobalt.',
    'The wind came off [l:Lake Baikal].',
    'The [l:United Arab Emirates] bought the grain.',
    '[l:Beijing] wants calm, and so does [l:Moscow].',
    'They crossed the [l:Caspian Sea] to [l:Aktau].',
    'The district of [l:Ormelle] has two schools.',
    'The railway to [l:Urumqi] runs at night.',
    'The [l:Black Sea] ports are shut.',
  ])('are found whole: %s', (marked) => {
    const { text, names } = unmarked(marked)
    expect(shown(text)).toEqual(names)
  })

  it.each([
    ['The UK paid.', 'United Kingdom'],
    ['The U.S. paid.', 'United States'],
    ['Britain paid.', 'United Kingdom'],
    ['Kazakhstan paid.', 'Kazakhstan'],
  ])('have one name whatever they are called: %s', (text, value) => {
    expect(namesIn(text).map((mention) => mention.value)).toEqual([value])
  })
})

describe('what is no name', () => {
  it.each([
    'The Chinese and the French disagree.',
    'On Monday and in March nothing happened.',
    'Mining brought wealth. Although prices fell, Analysts were calm.'.replace('Analysts', 'analysts'),
    '# The Long Road to a Grain Deal with Moscow',
    'KEY MENTIONS AND WHAT THEY MEAN',
    'The Cold War ended. The Treaty of Lethra was signed.',
    'Covid-19 hit the Internet economy before Christmas.',
    'GDP grew, and CEOs cheered on TV.',
    'The President spoke to the Prime Minister.',
    'The Treaty on Open Skies lapsed.',
    'However, Catholics and Muslims voted alike.',
    'The Belt and Road Initiative needs money.',
    'Will anything change? May be.',
    'Reserves fell. Instead, exports rose. Meanwhile nothing moved.',
    'It was a Marxist view of the Renaissance.',
    'The ship was in Building 14.',
    'Nobody reads the Report of the year.',
    'Sanctions work. Nobody says so.',
    'The euro fell against the dollar on Wednesday.',
    'Spring came early. Easter was late.',
  ])('is left out: %s', (text) => {
    expect(shown(text)).toEqual([])
  })
})
