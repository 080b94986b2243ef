const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Plurals that do not end in s. Words that end in “men” are plurals too. */
export const PLURALS = list(`
  people children personnel police troops staff aircraft cattle sheep fish feet teeth geese mice media criteria
  phenomena data bacteria fishermen servicewomen women percent crew infantry offspring folk poultry spacecraft
  hovercraft watercraft livestock kilometres hertz kilohertz`)

/** Plurals that stand before another noun as its adjective: “six sanctions packages”. */
export const ATTRIBUTIVE = list(`
  sanctions arms sports sales goods savings customs communications operations systems economics women children people
  police aircraft veterans defence rights works news logistics politics services forces crew staff personnel affairs
  data media cattle fish sheep gas trains`)

/** What cannot stand between a number and its noun, so that the noun is not the one that is counted. */
export const STOPS = list(`
  ages a an the this that these those of in to and or but nor for from with without by on at as into onto over under up down
  out off about above across after against along among around before behind below beneath beside between beyond during
  except inside like near outside past per since through throughout till toward towards until upon via within
  is are was were be been being am has have had having do does did done will would shall should can could may might must
  not no never also only even still just already yet now then than so too very there here where when while who whom
  whose which what why how if because although though unless once he she it they we you i him her them us me his its
  their our your my mine hers theirs ours yours himself herself itself themselves one two three four five six seven
  eight nine ten eleven twelve each every both all any some many much few several either neither
  said says say told tells asked added killed died dead made makes took takes went goes came comes got gave given gives
  put set met meet left led held kept began became becomes joined signed voted backed opposed agreed attended came
  including excluding according compared versus ago apart later earlier ahead away together altogether instead rather
  times fold odd plus minus strong others ones percent per cent pm am bc bce ad ce etc respectively times whose
  years' months' said. yes well however therefore thus hence moreover meanwhile nearly almost roughly some approximately
  live lived living work worked working need needed remain remained fled fell rose reached stood stands rely relied
  followed replied claimed warned reported called used want wanted know known think thought see saw seen show showed
  shown believe believed`)

/** Words that end in s and are no plural, or are verbs far more often. */
export const NOT_PLURAL = list(`weighs flies sells contains includes requires 
  says wants requires expires remains needs makes takes comes goes becomes means seems shows gives gets puts sets lets
  keeps holds leaves begins starts ends stops turns runs stands sits lies lives works moves calls asks tells thinks
  knows sees finds believes expects hopes fears claims warns argues adds notes suggests reports insists depends
  happens appears includes involves represents reflects provides allows helps brings offers raises rises falls grows
  has was is does as us its his this thus plus minus less across perhaps always towards besides various previous serious
  religious dangerous numerous famous bus gas crisis basis analysis news physics mathematics politics economics
  campus virus status focus bonus census consensus corpus process access success progress congress business address
  press loss class mass pass boss cross glass grass dress stress princess fitness illness witness
  overseas sometimes afterwards nowadays else's yes christmas times odds lens series's ours yours hers theirs
  others ones halves thirds quarters fourths fifths sixths sevenths eighths ninths tenths hundredths seconds-in-command
  assumes implies ignores omits exceeds equals excludes contains refers consists
  killings' `)

/** Participles that describe the counted noun; any other word in -ed is rather the verb of the sentence. */
export const PARTICIPLES = list(`
  armed armoured armored unarmed wounded injured displaced registered retired planned unmanned disputed skilled unskilled
  trained guided advanced developed united associated affected infected occupied occupied-in elected appointed organised
  organized sanctioned proposed related renewed required licensed abandoned isolated detained convicted suspected alleged
  named unnamed listed unlisted limited combined added paid unpaid masked hooded uniformed experienced dedicated specialised
  specialized industrialised industrialized landlocked imported exported refrigerated loaded chartered stranded captured
  reported confirmed documented verified recorded so-called red hundred gifted enriched treated tailored salaried
  unvaccinated vaccinated married unmarried remaining privatised privatized nationalised consecrated handpicked selected
  undisclosed unidentified unexploded destroyed damaged seized stolen frozen newly-built unsolved unsecured secured
  qualified unqualified shared
  short-listed shortlisted ringfenced contracted employed unemployed self-employed insured uninsured accredited
  state-owned foreign-owned privately-owned government-backed rusted fortified crowded deserted inhabited uninhabited
  connected unrelated repeated sustained prolonged staged sponsored funded unfunded attempted failed`)
