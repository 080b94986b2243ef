const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Titles that say nothing of an office: “Mr Xi”, “Dr Osei”. */
export const COURTESY_TITLES = words(
  'Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Lord Lady Dame Baroness Baron Rev Rev. Reverend Madame Madam Monsieur Herr Frau Imam Ayatollah Rabbi Father Sister',
)

/** Offices and ranks that stand with a capital before a name; several may follow each other: “Deputy Foreign Minister”. */
export const OFFICE_TITLES = words(`
President Vice-President Premier Minister Chancellor Secretary Secretary-General Undersecretary Chairman Chairwoman Chairperson Chair Senator Sen Sen. Congressman Congresswoman Representative Rep Rep. Governor Gov Gov. Mayor Ambassador Envoy Commissioner Commander Director
King Queen Prince Princess Emperor Pope Archbishop Bishop Cardinal Patriarch Sultan Emir Sheikh Shah Tsar Kaiser Duke General Gen Gen. Lieutenant Lt Lt. Colonel Col Col. Major Maj Maj. Captain Capt Capt. Admiral Adm Adm. Brigadier Marshal Sergeant Sgt Sgt. Corporal Inspector Superintendent
Judge Justice Attorney Prosecutor Speaker Taoiseach Tánaiste Leader Counsellor Councillor Consul Treasurer Spokesman Spokeswoman Spokesperson Correspondent Analyst Researcher Economist Coach Delegate Negotiator`)

/** Capitalised words that stand before such a title and belong to it: “Prime”, “Deputy Foreign”. */
export const TITLE_OPENINGS = words(`
Prime Deputy Vice First Second Acting Interim Former Then Chief Senior Junior Foreign Defence Defense Interior Finance Justice Energy Trade Health Home Education Agriculture Transport Economy Economic Environment Labour Labor Commerce Treasury Culture Science Housing Climate Information Planning Security National State Cabinet Federal Attorney Prime-Minister Supreme Grand Crown High Special Permanent Executive Managing Regional Party Parliamentary Shadow Opposition Police Central Bank Rear Vice-`)

/** Ranks and offices as they are shortened before a name. */
export const SHORT_TITLES: ReadonlyMap<string, string> = new Map(
  'Gen:general Sen:senator Rep:representative Gov:governor Lt:lieutenant Col:colonel Maj:major Capt:captain Adm:admiral Sgt:sergeant'
    .split(' ')
    .map((pair) => {
      const [short = '', long = ''] = pair.split(':')
      return [short, long]
    }),
)

/** Nouns of offices and callings, in lower case: what a person is called after a comma or before the name. */
export const ROLE_NOUNS = words(`
president vice-president premier minister chancellor secretary secretary-general undersecretary chairman chairwoman chairperson chair chairperson senator congressman congresswoman lawmaker legislator representative governor mayor ambassador envoy commissioner commander director director-general leader co-leader chief head deputy king queen prince princess emperor pope archbishop bishop cardinal general colonel major captain admiral brigadier marshal
judge prosecutor speaker spokesman spokeswoman spokesperson professor lecturer fellow analyst researcher scholar historian economist economist scientist engineer lawyer barrister solicitor doctor physician epidemiologist geologist climatologist sociologist anthropologist strategist adviser advisor consultant expert specialist author writer journalist reporter correspondent editor columnist novelist poet diplomat negotiator official officer founder co-founder owner manager executive partner investor banker trader broker entrepreneur businessman businesswoman tycoon oligarch billionaire
activist campaigner organiser organizer dissident politician parliamentarian councillor candidate successor predecessor planner architect farmer fisherman miner teacher principal rector dean provost president-elect treasurer auditor accountant inspector superintendent curator librarian archivist harbourmaster pilot skipper trustee delegate rapporteur coordinator co-ordinator chief-of-staff strategist technologist demographer agronomist hydrologist ecologist biologist physicist chemist statistician shopkeeper grocer driver guard worker resident mother father clerk waiter baker butcher tailor plumber electrician mechanic shepherd herder porter cook midwife villager refugee migrant survivor witness voter welder sailor docker stevedore photographer painter singer actor musician playwright critic philosopher translator interpreter blogger priest monk trader veteran soldier sergeant detective coroner surgeon nurse pensioner student widow constable arbitrator mediator coach defender striker midfielder goalkeeper winger referee umpire brewer paramedic firefighter psychologist psychiatrist criminologist glaciologist seismologist volcanologist meteorologist oceanographer archaeologist paleontologist palaeontologist virologist immunologist microbiologist neuroscientist geochemist geophysicist biochemist astronomer mathematician botanist zoologist geographer oncologist cardiologist paediatrician pediatrician pharmacist dentist vet daughter son brother sister wife husband CEO CFO COO MP MEP`)

/** Words of offices as press releases write them, with capitals behind a name: “Chief Financial Officer”. */
export const CAPITAL_ROLE_WORDS = words(`
Chief Executive Financial Operating Technology Technical Marketing Commercial Legal Medical Scientific Information Product People Revenue Risk Investment Communications Sustainability General Managing Senior Vice Deputy Assistant Associate Co-Founder Co-founder Founder Founding Officer Manager Director President Chairman Chairwoman Chair Partner Counsel Secretary Treasurer Owner Editor Economist Engineer Scientist Analyst Strategist`)

/** The last of such words, and those that are an office by themselves behind a name. */
export const CAPITAL_ROLE_ENDS = words(
  'Officer Manager Director President Executive Founder Co-Founder Co-founder Chairman Chairwoman Chair Partner Counsel Secretary Treasurer Owner Editor Economist Engineer Scientist Analyst Strategist',
)
