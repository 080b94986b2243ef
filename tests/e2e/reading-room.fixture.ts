/** An invented report of some 600 words, with figures, dates, people, places and quotes. */
export const HARBOUR = [
  '# A harbour that grew too fast',
  'The port of Velmar opened its second container terminal on 14 March 2021, eleven months later than planned. The terminal cost €640 million, of which the Republic of Orlania paid 35 percent. It can move 1.8 million containers a year, twice the number that the old quay handled in 2016.',
  'Ilse Marant, the director of the Velmar Port Authority, called the opening “the end of a long apology to our neighbours.” She had promised the people of the fishing quarter new houses in June 2018. By the end of 2022 the authority had built 212 of the 340 houses.',
  '## Who pays',
  'The Bank of Orlania lent the port €180 million at 2.4 percent in 2017. The loan runs until 2037. A report of the Court of Auditors, published on 9 October 2022, found that the port had spent €41 million on consultants. Its author, the auditor Jonas Threlfall, said that nobody could name a single page that had been worth the money.',
  'The government rejected the report. Pieter Osk, the minister of transport, told parliament on 3 November 2022 that the port had created 5,200 jobs. The trade union Dock and Sea counted 3,100. Both numbers leave out the 900 drivers who work for carriers from Sundmark.',
  'Tariffs rose last year by 6 percent. The largest carrier, Northline, moved four of its eleven weekly calls to Port Aldren in Sundmark. Its chief executive, Maren Toll, said that “a port that costs more must also wait less.” Ships waited 31 hours on average before the quay in 2022, and 19 hours in 2019.',
  '## What the river carries',
  'Dredging deepened the river Ashel to 14.5 metres between 2018 and 2020. The work moved 23 million cubic metres of sand. Fishermen in the village of Lower Ashel say that the eel has gone; the Institute for Inland Waters in Brackwater measured a decline of 58 percent between 2017 and 2021.',
  'The institute asked for a pause in the dredging until 2025. The port refused it in April 2022. In May 2022 the town council of Lower Ashel went to court, and on 20 January 2023 the regional court in Brackwater ruled that the port must pay the fishermen €7.3 million.',
  '## A neighbour’s plan',
  'Sundmark has plans of its own. In 2020 its parliament voted to spend €1.2 billion on a railway from Port Aldren to the mines of Kesten. The railway is 410 kilometres long. Prime Minister Agnes Veld said at the ceremony in Kesten on 2 September 2021 that the line would carry its first train in 2026.',
  'If she is right, a third of the ore that now leaves through Velmar will take the other road. The port’s own forecast, dated December 2022, expects 9.4 million tonnes of ore in 2027, down from 14 million tonnes in 2021.',
  'Marant does not dispute the figures. “We built for a decade that has already ended,” she told the newspaper Orlania Courier on 11 February 2023. She will leave her post in the summer of 2024. The council of the port authority has 12 members, and seven of them have asked for an inquiry.',
].join('\n\n')

/** An invented chronicle: the first to say what `MUSEUM` repeats. */
export const CHRONICLE = [
  '# A short chronicle of the Ashel',
  'Dredging deepened the river Ashel to 14.5 metres between 2018 and 2020. The railway from Port Aldren to Kesten is 410 kilometres long. In 2017 the Bank of Orlania lent the port of Velmar €180 million.',
].join('\n\n')

/** An invented notice that repeats two facts of the chronicle, and gives another amount for a third. */
export const MUSEUM = [
  '# What the river lost',
  'The Brackwater museum opened a room about the river on 5 May 2023. It shows the boats of the old fishing quarter.',
  'Dredging deepened the river Ashel to 14.5 metres between 2018 and 2020, a panel says. The railway from Port Aldren to Kesten is 410 kilometres long, says another. In 2017 the Bank of Orlania lent the port of Velmar €160 million.',
].join('\n\n')
