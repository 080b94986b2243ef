/** Words before a name that say where something is or goes. */
export const MOVES = new Set([
  'in',
  'near',
  'outside',
  'across',
  'throughout',
  'around',
  'towards',
  'toward',
  'off',
  'into',
  'through',
  'via',
  'inside',
])
/** Words after which “in” says what money or trust is put into. */
export const PUT_INTO =
  /^(?:stakes?|shares?|holdings?|interests?|invest(?:ed|s|ing|ments?|ors?)?|confidence|trust|faith|believ(?:e|ed|es)|shareholders?|partners?|merged?|bought|sold|majority|minority)$/i

/** “Nordwind, the world’s third-largest maker of turbines”: a firm. */
export const MAKES = /^(?:maker|manufacturer|operator|retailer|lender|insurer)$/
/** Before “of” and a name: parts of a place. */
export const DIRECTIONS =
  /^(?:north|south|east|west|north-east|north-west|south-east|south-west|northeast|northwest|southeast|southwest|miles|kilometres|kilometers|km|outskirts|coast|capital|port|ports|harbour|mines|mine|hills|banks|villages|towns|mayor|suburb|suburbs|people|streets|citizens|residents|skies|waters|siege|fall|battle)$/
/** Before “to” and a name: on the way to a place. */
export const MOTION =
  /^(?:flew|fly|travel(?:led|ed|s)?|moved|went|drove|sailed|returned|fled|shipped|bound|way|road|train|trip|visit|railway|sent|exports|bus)$/
/** Before “of” and a name: what people have. */
export const OF_A_PERSON =
  /^(?:words|works?|death|life|views|ideas|book|leadership|presidency|election|appointment|arrest|murder|trial|writings|resignation)$/
/** Before “of” and a name: who runs or owns an organisation. */
export const OF_AN_ORGANISATION =
  /^(?:head|founder|director|boss|chief|shares|stake|stakes|shareholders|employees|subsidiary|subsidiaries|customers|owner|parent|unit|arm|chairman|chairwoman|executive|spokesman|spokeswoman|board)$/
/** Behind a name and its “’s”: what organisations have. */
export const HAS_A_BOARD =
  /^(?:boss|chairman|chairwoman|shares?|board|employees|customers|profits?|revenues?|sales|earnings|chief|shareholders|headquarters|management|workers|lawyers|fleet|turnover|website|products?|stock|owners?|investors|plants?|factor(?:y|ies)|refiner(?:y|ies)|mills?|ships|tankers|offices?|warehouses?)$/
/** Behind a name and its “’s”: what people have. */
export const HAS_A_LIFE =
  /^(?:wife|husband|widow|son|daughter|brother|sister|father|mother|lawyer|biography|memoir|career|speech|book|critics|aides?|rival|successor|predecessor|remarks|death|visit|book)$/
/** Behind a name and its “’s”: what places have. */
export const HAS_STREETS =
  /^(?:mayor|harbou?r|port|streets?|airport|outskirts|residents|citizens|population|government|economy|parliament|capital|borders?|railway|rail|university|coast|council|ruling|prime|foreign|president|central|old)$/
/** Firms that others hire. */
export const HIRED =
  /^(?:lawyers|solicitors|auditors|bankers|brokers|advisers|advisors|consultants|architects|underwriters|insurers|agents|publishers|owners|contractors|lenders|managers|builders)$/
/** What firms do with what they have. */
export const OPERATES =
  /^(?:operates?|operated|manufactures?|manufactured|produces|supplies|refines|insures|employs|ships)$/
