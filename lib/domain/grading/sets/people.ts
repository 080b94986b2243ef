import { setsIn } from './set'

/** People of one time and country who are named together, then holders of one office: those only where it is asked for. */
export const PEOPLE_SETS = setsIn(`
Russian=Vladimir *Putin|Dmitry *Medvedev|Sergei *Lavrov|Sergei *Shoigu|Mikhail *Mishustin|Nikolai *Patrushev|Dmitry *Peskov
Chinese=*Xi Jinping|*Wang Yi|*Li Keqiang|*Li Qiang|*Qin Gang|*Wang Huning|*Li Zhanshu
American=Joe *Biden|Antony *Blinken|Jake *Sullivan|Lloyd *Austin|Janet *Yellen|Kamala *Harris|William *Burns
Ukrainian=Volodymyr *Zelensky|Dmytro *Kuleba|Valery *Zaluzhny|Denys *Shmyhal|Oleksiy *Reznikov|Andriy *Yermak
European=Emmanuel *Macron|Olaf *Scholz|Giorgia *Meloni|Rishi *Sunak|Ursula *von der Leyen|Josep *Borrell|Viktor *Orbán
Indian=Narendra *Modi|Subrahmanyam *Jaishankar|Rajnath *Singh|Amit *Shah|Ajit *Doval
!British prime minister=Lord *Palmerston|Benjamin *Disraeli|William *Gladstone|Lord *Salisbury|Robert *Peel|Lord *Derby|Lord *Rosebery
!British prime minister=Winston *Churchill|Clement *Attlee|Anthony *Eden|Harold *Macmillan|Harold *Wilson|Edward *Heath
!British prime minister=Margaret *Thatcher|John *Major|Tony *Blair|Gordon *Brown|David *Cameron|Theresa *May|Boris *Johnson|Liz *Truss|Rishi *Sunak|Keir *Starmer
!president=Joe *Biden|Donald *Trump|Barack *Obama|George W. *Bush|Bill *Clinton|Ronald *Reagan|Jimmy *Carter
!president=Harry *Truman|Dwight *Eisenhower|John F. *Kennedy|Lyndon *Johnson|Richard *Nixon|Gerald *Ford
!secretary of state=Antony *Blinken|Mike *Pompeo|Rex *Tillerson|John *Kerry|Hillary *Clinton|Condoleezza *Rice|Colin *Powell|Marco *Rubio
!leader;Chinese president;China’s president=*Xi Jinping|*Hu Jintao|*Jiang Zemin|*Wen Jiabao|*Li Peng
!premier;prime minister=*Li Keqiang|*Li Qiang|*Wen Jiabao|*Zhu Rongji|*Zhou Enlai
!foreign minister;diplomat=*Wang Yi|*Qin Gang|*Yang Jiechi|*Li Zhaoxing|*Tang Jiaxuan
!spokeswoman=*Hua Chunying|*Mao Ning|*Jiang Yu|*Zhang Qiyue
!spokesman=*Zhao Lijian|*Wang Wenbin|*Geng Shuang|*Lu Kang|*Hong Lei|*Lin Jian
!Russian president;Russia’s president;Soviet leader=Vladimir *Putin|Dmitry *Medvedev|Boris *Yeltsin|Mikhail *Gorbachev|Leonid *Brezhnev
!Central Asian president;Central Asian leader=Kassym-Jomart *Tokayev|Shavkat *Mirziyoyev|Sadyr *Japarov|Emomali *Rahmon|Serdar *Berdimuhamedov
!Central Asian president;Central Asian leader=Nursultan *Nazarbayev|Islam *Karimov|Kurmanbek *Bakiyev|Gurbanguly *Berdimuhamedov|Askar *Akayev|Saparmurat *Niyazov
!president;Ukrainian leader=Volodymyr *Zelensky|Petro *Poroshenko|Viktor *Yanukovych|Viktor *Yushchenko|Leonid *Kuchma
!president=Emmanuel *Macron|François *Hollande|Nicolas *Sarkozy|Jacques *Chirac|François *Mitterrand
!chancellor=Olaf *Scholz|Angela *Merkel|Gerhard *Schröder|Helmut *Kohl|Friedrich *Merz|Willy *Brandt
!prime minister=Giorgia *Meloni|Mario *Draghi|Giuseppe *Conte|Paolo *Gentiloni|Matteo *Renzi|Silvio *Berlusconi
!prime minister;government=Narendra *Modi|Manmohan *Singh|Atal Bihari *Vajpayee|Rajiv *Gandhi
!prime minister=Shinzo *Abe|Fumio *Kishida|Yoshihide *Suga|Taro *Aso|Junichiro *Koizumi
!secretary-general=António *Guterres|Ban *Ki-moon|Kofi *Annan|Boutros *Boutros-Ghali
!secretary-general=Jens *Stoltenberg|Mark *Rutte|Anders Fogh *Rasmussen|Jaap de Hoop *Scheffer
`)
