/** Words with a capital that name no person, organisation or place, alone or at the edge of a run. */
export const OTHER_CAPITALISED: ReadonlySet<string> = new Set(
  `Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
January February March April May June July August September October November December Jan Jan. Feb Feb. Mar. Apr Apr. Jun. Jul. Aug Aug. Sept Sept. Sep Sep. Oct Oct. Nov Nov. Dec Dec.
Christmas Easter Ramadan Eid Diwali Hanukkah Passover Thanksgiving Halloween Nowruz Lent
Internet Web Covid Covid-19 Coronavirus Ebola God Allah Bible Koran Quran Torah Brexit Olympics Olympic Nobel Pulitzer Oscar Euro Communism Islam Christianity Islamism Nazism
Renaissance Enlightenment Reformation Revolution War Wars Treaty Accord Accords Agreement Pact Protocol Charter Convention Constitution Act Bill Law Declaration Resolution Summit Conference Plan Initiative Strategy Doctrine Doctrine Programme Program Project Operation Article Section Chapter Table Figure Annex Appendix Part Phase Page Note Volume Issue Chapter Day Week Month Year Prize Award Medal Cup Games Belt Silk Road Spring Summer Autumn Winter Revolution Uprising Crisis Festival Index Report Review Study Survey Paper Budget Directive Regulation Statute Memorandum Communiqué Letter Deal Dialogue Framework Action Century Age Era Reform Reforms
Question Answer Photo Photograph Photos Image Images Picture Credit Caption Source Sources Editor Read More Related Share Subscribe Advertisement Updated Published Correction Summary Background Introduction Conclusion Recommendations Recommendation Mentions Contents Annex Abstract Overview Outlook Methodology Appendix Key Points
Yes No Oh Well Please Thanks Thank Dear Hello OK Okay Earth Moon Sun Mars Venus Jupiter Heaven Hell State West East North South Left Right Government Republic Kingdom Empire Union Allied Allies Axis Brexiteers Remainers Holocaust`.split(
    /\s+/,
  ),
)

/** What is called by its name though it is no organisation, person or place, and has such words in it; separated by `|`. */
export const NAMED_THINGS: ReadonlySet<string> = new Set(
  'Cold War|World War|World War I|World War II|World War One|World War Two|First World War|Second World War|Great War|Gulf War|Iraq War|Korean War|Vietnam War|Winter War|Belt and Road|Belt and Road Initiative|Silk Road|New Silk Road|Silk Road Economic Belt|Marshall Plan|Monroe Doctrine|Truman Doctrine|Helsinki Accords|Dayton Agreement|Dayton Accords|Oslo Accords|Minsk Agreements|Paris Agreement|Paris Accord|Kyoto Protocol|Geneva Convention|Geneva Conventions|Vienna Convention|Treaty of Versailles|Treaty of Rome|Warsaw Pact|Lisbon Treaty|Maastricht Treaty|New START|Green New Deal|New Deal|European Green Deal|Arab Spring|Orange Revolution|Rose Revolution|Tulip Revolution|Velvet Revolution|October Revolution|French Revolution|Iron Curtain|Berlin Wall|Great Wall|Nobel Peace Prize|Nobel Prize|Brexit|Nord Stream|Nord Stream 1|Nord Stream 2|Power of Siberia|Nurly Zhol|Middle Kingdom|Middle Corridor|Northern Sea Route|Global South|Third World|Black Death|Great Depression|Great Recession|Black Monday|Industrial Revolution|Cultural Revolution|Great Leap Forward|Prague Spring|Washington Consensus|Washington Treaty|San Francisco Treaty|Schengen Area|Abraham Accords|Budapest Memorandum|Geneva Conventions|Bretton Woods Agreement|London Interbank Offered Rate|Brent|West Texas Intermediate'.split(
    '|',
  ),
)
