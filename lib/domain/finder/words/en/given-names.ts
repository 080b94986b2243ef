/** Given names that a run of capitalised words is known by as a person's. Names that are as often a place are left out. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `Aagje Aapo Aaron Abbas Abdel Abdou Abdul Abdulaziz Abdullah Abebe Abel Abena Abigail Abiy Abraham Achieng Achilleas Achim Ada
Adaeze Adalberto Adam Adama Adebayo Adel Adele Adhi Aditi Aditya Adja Adnan Adrian Adriana Adriano Adán Afonso Agim Agne Agnes
Agnese Agnieszka Agus Ahmad Ahmed Ahn Aibek Aida Aidan Aidar Aiga Aigars Aigerim Aigul Aija Aiko Aino Ainsley Ainur Ainārs
Aisha Aissatou Aiste Aisulu Aitor Aizhan Ajay Ajit Akash Akbar Akezhan Akihiro Akiko Akinori Akira Akmal Akosua Aksel Akshay
Akwasi Alain Alan Alastair Alba Albert Alberto Albin Alden Aldo Alec Alejandra Alejandro Alejo Alekos Aleksandar Aleksander
Aleksandr Aleksandra Aleksei Aleksi Alemu Alessandra Alessandro Alessia Alex Alexander Alexandra Alexandre Alexei Alexey
Alexis Alfonso Alfred Alfredo Algirdas Ali Alia Alibek Alice Alicia Alija Alin Alina Aline Aliou Alison Alistair Aliya Alla
Allan Allen Alma Almaz Alois Alok Aloysio Altynai Alvaro Alyona Alyson Alyssa Ama Amadou Amaia Amaka Amal Amanda Amar Amara
Ambrogio Amela Amelia Amihan Amina Aminata Aminu Amir Amira Amit Amita Amparo Amra Amrita Amy Amália Amélie Ana Anahit Anand
Ananya Anar Anara Anastasia Anastasiya Anatol Anatoly Anaïs Anca Anders Andi Andrada Andre Andrea Andreas Andreea Andrei
Andrej Andres Andrew Andrey Andrii Andris Andrius Andriy Andrzej André Andrés Andy Aneta Angel Angela Angelika Angus Anies
Anika Anil Anita Anja Anjali Anke Ankit Ann Anna Anne Annegret Anneke Anneli Annelies Anneliese Annette Anni Annika Anong
Anouk Antanas Anthony Antje Antoine Anton Antonella Antonia Antonio Antonis Antti Anura Anuradha Anwar Aoife Apolline
Apostolos Aram Arash Arben Archil Ardeshir Ardian Ardit Arief Ariel Arild Aris Arjen Arjun Arkadiusz Arkady Arlene Arman
Armando Armen Armin Arnaud Arne Arnold Arsen Artak Artan Artem Arthur Arto Artur Arturo Artyom Arun Aruna Arundhati Aruzhan
Arvid Arvils Arvind Arvydas Asad Asami Asel Asen Asha Ashleigh Ashley Ashok Ashot Ashraf Ashwin Asif Askar Aslan Asma Assane
Assel Asta Astrid Asylbek Athanasios Attila Aude Audrey August Augusto Aung Aurelio Aurélie Aušra Avi Avigdor Avner Avtandil
Axel Aya Ayaka Ayala Ayanda Aydin Ayelet Ayesha Ayhan Aylan Aylin Ayman Aynur Ayodele Aysel Ayu Ayumi Ayşe Azamat Azat Azhar
Aziz Aziza Azizah Azmin Aécio Babacar Babajide Babatunde Badri Bahodir Bakir Bakyt Bakytzhan Baltazar Balázs Bambang Baptiste
Barack Barbara Barnaby Barry Bart Bartosz Bashar Bashir Bastian Bastien Basuki Batyr Baurzhan Bayani Beata Beate Beatrice
Beatrix Beatriz Begoña Behrouz Bekele Bekzat Belén Ben Benedict Benedikt Benedita Benigno Benito Benjamin Benny Benoît Bente
Beppe Berik Bernadette Bernard Bernardo Bernd Bernhard Bernice Bertram Bertrand Besnik Beth Bethany Bettina Bhavna Bidzina
Bilal Bilawal Bill Bilyana Binyamin Birgit Birgitta Birte Birtukan Birutė Bjarne Bjarni Björn Bjørn Blagoy Blaise Blanca
Blanka Boaz Bob Bobur Bodil Bodo Bogdan Bogusław Bohdan Bohumil Bohuslav Bojan Bojko Bola Bolat Bongani Boris Borislav Borja
Borys Boubacar Boyko Boško Bożena Božidar Bram Brandon Branka Branko Brenda Brendan Brent Brett Brian Brice Bridget Brigitte
Bronwen Bronwyn Bruce Bruna Brunella Bruno Bryan Bryce Bryony Bujar Bukola Burak Burkhard Bärbel Bård Béla Bénédicte Bérénice
Børge Bülent Caetano Cahya Caitlin Callum Calvin Camelia Camila Camilla Camille Camilo Can Capucine Carin Carl Carla Carlo
Carlos Carmela Carmen Carol Carole Carolina Caroline Carolyn Carrie Carsten Carys Cassandra Cassie Catalina Catarina Catherine
Cathy Catriona Cecilia Celia Celso Cem Cemal Cesar Cezary Chad Chaim Chaiwat Chaminda Chandra Chantal Charalambos Charles
Charlie Charlotte Cheikh Chema Chen Cheryl Chiara Chidi Chinedu Chipo Chloe Cholpon Chris Christa Christian Christiana
Christina Christine Christoph Christophe Christopher Christos Chuck Chukwuma Ciara Cindy Claire Clara Clare Clarence Clark
Claude Claudia Claudio Claus Clemens Clement Clive Clotilde Cláudio Clémence Clément Codrin Colette Colin Colleen Colm Conor
Constantin Consuelo Cora Coralie Corazon Cordelia Corentin Corina Corinne Cormac Cornelia Corneliu Corné Corrado Cory Cosimo
Cosmin Costel Coumba Craig Cristian Cristina Cristóbal Csaba Curtis Cynthia Cyril Cyrus Czesław Cândida Cédric Céline César
Călin Cătălin Daan Dacian Dafna Dag Dagfinn Dagmar Daichi Dainius Daisuke Dalia Dalibor Damian Damien Damir Damjan Dan Dana
Daniel Daniela Danijel Danil Danilo Danish Daniyar Danièle Danny Daphne Daria Dariga Dario Darius Dariush Dariusz Darko Darren
Darryl Daryna Dastan Daulet Dave Davi David Davide Davit Davor Dawit Dawn Dean Debora Deborah Debra Declan Deepa Deepak
Deepika Dejan Delphine Demeke Denis Denise Deniz Dennis Denys Derek Derrick Desislava Desmond Despina Desta Detlef Dev Devika
Devon Devrim Dewi Dezső Dian Diana Diane Didier Diego Dieter Dietmar Dietrich Dilani Dilara Dilip Dilma Dilnoza Dilshod
Dimitar Dimitra Dimitri Dimitrios Dimitris Dina Dinara Dinesh Dino Dirk Ditte Divya Djalma Djamila Dmitri Dmitrii Dmitriy
Dmitro Dmitry Dmytro Domenico Dominic Dominik Dominique Don Donal Donald Donatella Donna Dora Doreen Dorian Dorin Doron Dorota
Dorothea Dorothy Dosym Doug Douglas Dov Dragan Dragana Dragoș Dražen Duane Duarte Dubravka Dumitru Duncan Dustin Dušan Dwayne
Dwight Dylan Eamon Ebba Eberhard Ebrahim Ebru Eckart Ed Eddie Edelgard Edgar Edgaras Edgars Edin Edina Edith Edmond Edmund
Edoardo Edona Edson Eduard Eduarda Eduardo Edward Edwin Edyta Eelco Eero Eeva Efraim Efrat Efraín Efthymios Efua Egils Eglė
Egon Egor Ehsan Ehud Eija Eiji Eileen Eilidh Einat Eirik Eitan Eivind Ekaterina Ekaterine Eko Ekrem Elad Elaine Elchin Eleanor
Elena Eleni Eleonora Elfriede Elham Elias Elif Elijah Elin Elina Elisa Elisabeth Elisabetta Elise Elitsa Elizabeth Eliška Elke
Ella Ellen Elliot Elliott Elman Elmira Elnara Elnur Elodie Eloise Eloísa Elsa Elspeth Elvira Elzbieta Elżbieta Emanuel
Emanuele Emeka Emer Emi Emil Emilia Emiliano Emilie Emilio Emily Emine Emma Emmanuel Emmett Emre Emrys Endre Enes Enikő Enrico
Enrique Enver Enzo Eoin Epp Erdal Erdem Eric Erica Erich Erik Erika Erin Erion Erkan Erkki Erlan Erna Ernest Ernesto Ernst
Erol Erwin Erzhan Erzsébet Esa Eskil Esko Espen Esperanza Esra Esteban Estela Estelle Esther Eszter Ethel Etienne Etsuko
Ettore Euan Eugen Eugene Eugenia Eugène Eva Evan Evangelia Evangelos Evaristo Eve Evelyn Evgeni Evgeniya Evgeny Evika Evžen
Ewa Ewan Ewelina Eyal Fabian Fabien Fabienne Fabio Fabiola Fabrice Fabrizio Facundo Fadi Fahad Faisal Fanny Farah Farai Farhad
Fariba Farid Farida Faridah Farooq Faruk Farzaneh Fatima Fatma Fatmir Fatos Fatou Fatoumata Fausto Fawad Fazlur Federica
Federico Felicia Felicity Felipe Felix Femi Femke Ferdinand Ferenc Fereydoun Fergus Ferhat Feride Fermín Fernanda Fernando
Fernão Feruza Fidel Fikret Filip Filippo Fiona Fionnuala Fiorella Fitri Flamur Flavia Fleur Flora Florence Florent Florian
Floris Flávio Folake Fotis Frances Francesca Francesco Francine Francis Francisca Francisco Franciszek Franck Franco Francois
Frank Franklin Frans František Franz Franziska François Françoise Fraser Fred Freddie Frederic Frederick Frederik Fredrik
Freya Frida Friedhelm Friedrich Fritz Frédéric Fuad Fumiko Fumio Fyodor Gabor Gabriel Gabriela Gabriele Gabrielius Gabriella
Gadi Gaetano Galina Galit Galym Gamze Ganjar Gareth Garik Garrett Gary Gaston Gaukhar Gaurav Gautam Gauthier Gavin Gayane
Gaëlle Gediminas Geert Geeta Geir Genevieve Geneviève Gennady Gennaro Geoff Geoffrey Geoffroy Georg George Georges Georgi
Georgina Georgios Geraint Gerald Geraldine Geraldo Gerard Gerardo Gerd Gerda Gergely Gerhard Gernot Gerrit Gerry Getachew
Gevorg Ghada Ghassan Gheorghe Ghislaine Giacomo Giada Giampaolo Giancarlo Gianfranco Gianluca Gianluigi Gianmarco Gianni
Giannis Gideon Giedrė Giga Gijs Gilad Gilbert Gilberto Giles Gilles Gillian Gina Ginevra Gintaras Giorgi Giorgia Giorgio
Giorgos Giovanna Giovanni Girish Girma Gisela Gitanas Gitte Giulia Giuliana Giuliano Giulio Giuseppe Giuseppina Gladys Gleb
Gleisi Glen Glenda Glenn Gloria Gocha Gonzalo Gopal Goran Gordana Gordon Gotabaya Gottfried Govind Grace Graciela Graeme
Graham Grainne Gramoz Grant Grażyna Greg Gregor Gregory Greta Grete Grigory Gro Grzegorz Grégoire Guadalupe Gudrun Guido
Guilherme Guillaume Guillermo Gulbahar Gulmira Gulnara Gulnaz Gulnora Gulsara Gulshan Gunhild Gunilla Gunnar Gunter Guntis
Guram Gustav Gustavo Guus Guy Guðni Gwen Gwenaëlle Gwendolyn Gyorgy Gyula György Gábor Géraldine Gérard Géza Göran Gül Gülay
Gülsen Günter Günther Haakon Habib Hadas Hadi Hadiza Hafez Hagit Haile Hailu Hajime Hakan Hakob Hala Haley Halil Halima Halina
Halla Halvard Halyna Hamdan Hamid Hamish Hamza Han Hana Hank Hanna Hannah Hanneke Hannelore Hannes Hanno Hannu Hans Harald
Haris Harish Harmen Harold Haroun Harriet Harris Harry Hartmut Haruka Haruki Haruko Haruto Hasan Hashim Hassan Hassane Hauwa
Haydar Hayk Heather Hector Hedvig Hege Heidi Heike Heikki Heiko Heiner Heinrich Heinz Helen Helena Helene Helga Helge Helle
Helmen Helmi Helmut Hema Hendra Hendrik Henk Henri Henrietta Henriette Henrik Henrique Henry Henryk Herbert Herman Hermann
Hernán Hervé Hiba Hideki Hideo Hikmat Hikmet Hilary Hilda Hilde Hildegard Hillary Hilmar Hina Hind Hiroko Hiroshi Hirut
Hisashi Hishammuddin Hitomi Holger Holly Honoré Horacio Horia Horst Hortense Hossein Houda Hovhannes Howard Hrant Hristo
Hrvoje Hryhoriy Htet Hubert Hubertus Huda Hugh Hugo Humberto Humphrey Husain Hussein Huw Håkan Håkon Håvard Héctor Hélène
Hülya Hüseyin Iain Ian Ibrahim Ichiro Ida Ido Idris Idriss Idrissa Ifan Ifeoma Ignacio Ignazio Igor Ihor Iker Ilan Ilaria
Ildikó Ileana Ilgar Ilham Ilhan Ilias Ilie Ilir Ilker Ilkka Ilmari Ilona Ilse Ilya Ilze Imad Iman Imelda Imogen Imran Imre
Indira Indrek Ine Ineke Ines Inese Inga Inge Ingeborg Inger Ingo Ingrid Ingrida Ingvar Ingvild Inna Innokenty Intan Inácio
Inès Inés Ināra Ioan Ioana Ioannis Iolanda Ion Ionela Ionuț Iqbal Ira Irakli Irena Irene Irfan Irina Iris Irja Irma Irmgard
Irving Irwan Iryna Isaac Isabel Isabela Isabella Isabelle Isaiah Isamu Ishaan Ishaq Iskra Isla Islom Ismail Isobel Istvan
István Itamar Itziar Itzik Iulia Iulian Iuliana Ivan Ivana Ivane Ivanna Ivar Ivars Ivaylo Ivelina Ivica Ivo Ivor Iván Iwona
Iyad Izabela Jaak Jaakko Jaap Jacek Jacinta Jack Jackie Jackson Jacob Jacqueline Jacques Jadranka Jadwiga Jagdish Jahongir
Jaime Jair Jake Jakob Jakub Jamal James Jamie Jamil Jamila Jan Jana Jane Janet Janice Janina Janine Janos Janusz Jared Jarek
Jari Jarmo Jaromír Jaroslav Jarosław Jasmin Jasmine Jasna Jason Jasur Javad Javed Javid Javier Javlon Jawad Jay Jayant Jayne
Jean Jeanette Jeanne Jeannie Jeff Jeffrey Jejomar Jelena Jelle Jemima Jennifer Jenny Jens Jeppe Jeremiah Jeremy Jeroen Jerome
Jerry Jerzy Jesper Jess Jesse Jessica Jesus Jette Jill Jillian Jim Jimena Jimmie Jimmy Jin Jindřich Jing Jiri Jiro Jitka Jiří
Joachim Joan Joana Joanna Joanne Joaquim Joaquin Joaquín Jocelyn Jocelyne Jochen Jodie Joe Joel Joerg Johan Johann Johanna
Johannes John Johnny Joko Jolanta Jolene Jomo Jon Jonas Jonathan Joost Jorge Joris Jorma Jorn Jose Josef Josefina Joseph
Josephine Josette Josh Joshua Josip Jostein Josu José Jouko Jouni Jovan Jovana Joy Joyce João Joël Joëlle Juan Juana Juanita
Judit Judith Judy Juha Juhani Juho Jukka Jules Julia Julian Juliana Julie Julien Juliet Juliette Julio Julius Julián Junaid
June Junichiro Juozas Jurgis Juris Jussi Justas Justin Justine Justyna Jutta Jyldyz Jyoti Jyrki János Jérôme Józef Jörg Jörgen
Jørgen Júlio Jürgen Jüri Jānis Kaarina Kabir Kadiatou Kadir Kadri Kagiso Kai Kaido Kairat Kaisa Kaito Kaja Kakha Kalinda Kalle
Kaloyan Kalyan Kamal Kamala Kamau Kamil Kamila Kamran Kanat Kanya Kanybek Kaori Kapil Karan Karel Karen Kari Karim Karima
Karin Karina Karine Karl Karla Karlheinz Karlygash Karol Karolina Karsten Kasper Kassym Kassym-Jomart Kasun Katalin Katarina
Katarzyna Kate Katerina Kateryna Kateřina Katharina Katharine Katherine Kathleen Kathryn Kathy Katie Katja Katri Katrin
Katrina Katrín Katsuya Katya Kaveh Kavita Kay Kaya Kazimierz Kazuki Kazuo Kebede Kees Kehinde Keiko Keir Keisuke Keith Kelly
Kelvin Kemal Kemi Ken Kendra Kenichi Kenji Kenneth Kenta Kerry Kersti Kerstin Ketevan Ketil Keto Ketut Kevin Khadija Khady
Khairy Khaled Khalid Khalil Khatia Khawaja Khin Khurram Kim Kimberly Kimmo Kinga Kipchoge Kira Kiril Kirill Kirsi Kirsten
Kirsti Kirsty Kishore Kittipong Kiyoshi Kjell Kjersti Klaas Klaus Klára Knut Koen Kofi Koichi Koji Kojo Kolinda Konrad
Konstantin Konstantinos Koray Korneliya Kostas Kourosh Krasimir Krešimir Kris Kristen Kristian Kristin Kristina Kristof
Krisztina Krišjānis Krystyna Krzysztof Ksenia Kuanysh Kubanychbek Kujtim Kumiko Kuralay Kurt Květa Kwabena Kwaku Kwame Kwasi
Kwesi Kyaw Kyle Kyoko Kyriakos Kyrylo Kåre Kārlis Kęstutis Lachlan Ladislav Laetitia Laila Laima Laimdota Laith Lajos Lakshmi
Laleh Lalit Lamberto Lamia Lamine Lana Lara Larisa Larissa Larry Lars Larysa Lasha Lasse Laszlo Latifa Latoya Laura Lauren
Laurence Laurent Laurențiu Lauri Lautaro Lawrence Layla Laziz Lea Leah Leanne Lech Leena Lefteris Leif Leila Lela Lena Lene
Leni Lenka Lennart Leo Leon Leona Leonard Leonardo Leonel Leonid Leonidas Leonie Leonor Leopold Leopoldo Lerato Leroy Lesia
Lesley Leslie Lesya Leszek Leticia Levan Levent Levente Levon Lewis Leyla Liam Libor Lidia Lieke Liisa Lila Lilian Liliana
Lilit Lillian Lily Linas Linda Lindiwe Lindsay Lindsey Linnea Lionel Lior Lisa Lise Liselotte Liudmyla Liv Livia Liviu
Liwayway Liza Ljiljana Ljubica Lloyd Lois Lola Loredana Lorena Lorenzo Loretta Lorna Lorraine Lothar Lou Louis Louisa Louise
Lourdes Loïc Luana Lubna Lubomír Luboš Luc Luca Lucas Lucia Lucian Luciana Luciano Lucie Lucien Lucinda Lucrezia Lucy Lucía
Ludger Ludmila Ludovic Ludwig Luhut Luigi Luigia Luis Luisa Luiz Luiza Lukas Lukasz Luke Lukáš Lulzim Luminița Lusine Lutz
Luzia Luís Lwazi Lydia Lyn Lyndon Lynette Lynn Lyubomir Lyubov Lyudmila Lyudmyla László Lázaro Léa Léon Lóránt Lúcia Maaike
Maarit Maarten Mabel Macarena Maciej Madalena Maddalena Madeleine Madhav Madhu Madina Madiyar Mads Maeve Magali Magda
Magdalena Magnus Mahamat Mahathir Maher Mahesh Mahin Mahinda Mahmoud Mahmud Mahsa Maia Mailis Mairead Mairi Maithripala Maja
Majid Majlinda Makena Makoto Maksat Maksim Maksym Malala Malcolm Malee Maleeha Malgorzata Malick Malik Malika Malin Mallory
Malte Mamadou Mamoru Mamuka Manabu Manal Manana Mandla Mandy Manfred Manish Manlio Manmohan Manny Manoj Manolis Mantas Manuel
Manuela Mara Marat Marc Marcel Marcela Marceline Marcello Marcelo Marcia Marcin Marco Marcos Marcus Marek Margaret Margarete
Margarita Margaux Margherita Margit Margot Margrethe Marguerite Maria Mariam Mariama Marian Mariana Mariangela Marianne
Mariano Maribel Marie Marieke Marielle Mariia Marija Marije Marijke Mariko Marina Mario Marion Marisa Marisol Marissa Marit
Marita Marius Mariusz Mariya Marja Marjolein Marjorie Mark Markku Marko Markus Markéta Marlene Marlies Marlon Marsha Marta
Marte Martha Martijn Martin Martina Martine Martti Marty Martín Marwa Marwan Mary Maryam María Masahiro Masako Masato
Masayoshi Masha Masoud Massimo Mateo Mateusz Mathias Mathieu Mathilde Matija Matilda Matilde Mats Matt Matteo Matthew Matthias
Matthieu Matti Mattias Matěj Maud Maureen Maurice Mauricio Maurizio Mauro Mavis Max Maxim Maxime Maximilian Maximiliano May
Maya Mazen Maïa Małgorzata Mechthild Meelis Meena Meera Megan Megumi Mehdi Mehmet Mehmood Mehran Mehreen Mehriban Mei Meike
Meir Meirav Mel Melanie Meles Melinda Melissa Meltem Menachem Menna Merab Meral Merav Mercedes Meredith Merete Merja Meruert
Merve Mervyn Metin Mette Meylis Mher Mia Micaela Michael Michaela Michal Michalis Michał Michel Michela Michele Michelle
Michiko Mieczysław Mieke Miguel Mihaela Mihai Miho Mihály Mika Mikael Mike Mikhail Mikheil Mikko Miklós Mila Milada Milan
Milda Mildred Milena Milica Milivoj Millicent Milo Milorad Miloslav Miloš Mimoza Mina Mindaugas Ming Minna Minoru Mira Miranda
Mircea Mireille Mirela Mirella Miri Miriam Mirjana Mirko Mirlan Mirna Miroslav Mirosław Mirwais Misaki Mitch Mitchell Mitsuko
Miyuki Mladen Modou Moeed Moez Mogens Mohamed Mohammad Mohammed Mohan Mohini Mohsen Moira Moises Moisés Mojmír Momir Mona
Monica Monika Monique Morag Morgan Moritz Morten Morteza Moses Moshe Mounir Moussa Muhammad Muhammadu Muhyiddin Mukesh Mukhtar
Mukul Mulugeta Muna Munir Murat Muriel Murilo Musadik Mushahid Mustafa Mwangi Myint Mykhailo Mykola Mykyta Myra Myroslava Mzia
Márcia Márcio Mário Márta Mátyás Mélanie Māris Nabil Nadav Nadeem Nadezhda Nadia Nadim Nadine Nadja Nadège Naftali Nahuel Naim
Najib Naledi Nancy Nandini Nanette Naoki Naoko Naomi Naoto Narayan Narek Narendra Naresh Nargiz Nargiza Nasrin Nasser Natalia
Natalie Nataliya Natalya Natasha Nathalie Nathan Nathaniel Natia Natig Natsuki Nattaporn Naveen Nawal Nawaz Nayden Nayib
Nazanin Nazli Nazlı Nazrin Ndeye Neal Nebojša Necati Nedeljko Neeraj Neha Neil Nele Nelson Nemanja Nenad Nerijus Nermin
Neslihan Neville Ngozi Nia Niall Niamh Nicanor Nicholas Nick Nicola Nicolae Nicolai Nicolas Nicole Nicoleta Nicolò Niels Nigar
Nigel Nigora Nihat Niina Nika Nikhil Nikita Niko Nikol Nikola Nikolai Nikolaos Nikolaus Nikolay Nikos Nilar Niloufar Nils
Nilufar Nilüfer Nina Nino Nir Niran Nirmala Nirosha Nisha Nitin Nitzan Nizar Njeri Nkechi Nkosana Noah Noam Noboru Nobuo Nodar
Nodira Noel Noelia Nomsa Nomvula Nona Noor Nora Norbert Noreen Noriko Norio Norma Norman Normunds Nour Noura Novak Novruz
Noémie Nune Nuno Nur Nurettin Nuria Nurlan Nursultan Nurul Nurzhan Nyambura Nyoman Néstor Oana Obinna Octavian Octavio Océane
Odhiambo Odil Odile Ofer Ognjen Ognyan Ohad Oisin Okan Oksana Olaf Olav Olavi Oldřich Ole Oleg Oleh Oleksandr Oleksandra
Oleksii Oleksiy Olena Olga Olha Oliver Olivia Olivier Olle Olli Olof Olumide Oluwaseun Olwen Omar Omer Omurbek Ondřej Oona
Oraz Orest Orhan Oriol Orit Orkhan Orla Orly Ornella Orsolya Ortwin Osama Osamu Oscar Osei Oskar Osman Ostap Osvaldo Oswald
Otabek Otar Otieno Otmar Ottilie Otto Otávio Oumar Ousmane Outi Ovidio Ovidiu Owen Oybek Paavo Pablo Padma Padraig Palesa
Pallavi Paloma Pam Pamela Panagiotis Pankaj Panos Paola Paolo Parisa Parth Parviz Pascal Pascale Pasi Pasquale Pat Patrice
Patricia Patrick Patrik Patrizia Paul Paula Paulina Pauline Paulo Pavel Pavla Pavlo Pavlos Pawel Paweł Pedram Pedro Pegah
Peggy Pekka Pelin Penelope Penka Penny Pentti Per Pernilla Perry Pertti Petar Peter Petr Petra Petrit Petro Petros Petru
Petteri Petya Phil Philip Philipp Philippa Philippe Phillip Phoebe Phyllis Pia Piera Pierluigi Piero Pierre Piet Pieter Pietro
Piia Pilar Pim Pinar Piotr Pirjo Piroska Plamen Polina Pooja Poppy Poul Prabhat Prabowo Pradeep Prakash Pramod Pranab Prashant
Prateek Pratibha Praveen Prawit Prayut Preben Predrag Preeti Priit Priscila Priya Priyanka Przemysław Putri Putu Pyotr Pál
Päivi Pär Pål Péter Pēteris Pınar Qamar Qasim Quentin Quincy Rachel Rachid Radek Radha Radka Radmila Radomír Radoslaw Radosław
Radovan Radu Rafael Rafaela Rafal Rafał Raffaele Raffaella Raffaello Rafizi Raghav Raghuram Ragnhild Raheel Rahmat Rahmon
Rahul Raija Raila Raimo Raimond Raimonds Raimundo Rainer Raisa Raj Raja Rajan Rajeev Rajendra Rajesh Rajiv Rakesh Rakhim Ralf
Ralph Ramatou Ramesh Rami Ramin Ramiro Ramon Ramona Ramush Ramzan Ramón Ramūnas Rana Randall Randi Randy Rani Rania Ranil
Ranjit Ranko Rano Raphael Raphaël Raquel Rasa Rasha Rashad Rashid Rasim Rasmus Ratko Ratna Raul Ravi Ray Raymond Raymonde
Razia Raúl Rebeca Rebecca Recep Reem Regina Reginald Rehman Reidar Reijo Reiko Reiner Reinhard Reinhold Reinis Rekha Remus
Renata Renate Renato Renaud Rene Rens Renske Renu René Retno Reza Rhiannon Rhonda Rhys Ricardo Riccardo Richard Rick Rie
Riikka Rika Rima Rimantas Rini Rishi Risto Rita Ritu Ritva Rob Robert Roberta Roberto Robin Robyn Rocío Roderich Roderick
Rodica Rodion Rodney Rodolfo Rodrigo Roel Roelof Rogelio Roger Rogério Rohan Rohini Rohit Roisin Rokia Roland Rolf Romain
Roman Romeu Ron Ronald Ronen Roni Ronit Rory Rosa Rosalba Rosalind Rosalía Rosanna Rosario Rose Rosella Roselyne Rosemary
Roshan Rositsa Rosmah Ross Rostislav Rostyslav Roswitha Rovshan Rowan Rowena Roxana Roxanne Roy Roya Roza Ruaridh Ruben Rubén
Rudo Rudolf Rudy Rufat Rufus Ruggero Rui Rumyana Rupert Ruslan Ruslana Russell Rustam Rustem Rusudan Rutger Ruth Ruud Ruwan
Ryan Ryo Ryota Ryszard Régis Réka Rémi Rüdiger Răzvan Rūta Saad Saara Sabina Sabine Sabrina Sachiko Sachin Sadako Sadie Sadiq
Sadyr Saeed Saeid Sahar Sahra Said Sajid Sajith Sakari Sakura Salah Salem Sali Salif Salim Sally Salma Salman Salome Salvador
Salvatore Sam Samad Samantha Samat Sami Samina Samir Samira Samuel Samuli Samvel Sanda Sandeep Sandiaga Sandra Sandrine Sandro
Sangeeta Sanjana Sanjar Sanjay Sanjiv Sanna Sanne Santiago Saoirse Saqib Sara Sarah Sardor Sargis Sari Sarita Sasha Saskia
Satish Satoshi Satu Saul Saule Sauli Saulius Savita Savvas Sawsan Sayaka Saúl Saša Scott Seamus Sean Sebastian Seda Seema
Segun Seiji Sekou Selim Selin Selina Selma Selçuk Semyon Senad Seppo Serafino Serdar Serena Serge Sergei Sergey Sergio Serhii
Serhiy Serigne Serik Serkan Seth Setyo Sevda Sevgi Seydou Sezen Shabana Shadi Shahbaz Shahid Shahin Shahram Shahzad Shalini
Shalva Shamil Shankar Shannon Shanti Sharif Sharon Shashi Shaukat Shaun Shavkat Shawn Sheela Sheikh Sheila Shelley Sherzod
Shigeru Shilpa Shimon Shinichi Shinji Shinzo Shira Shirin Shirley Shlomo Shoji Shona Shota Shpend Shreya Shruti Shukhrat
Shunsuke Siamak Sian Sibusiso Siddharth Sidney Sigmar Signe Sigrid Sigurd Sigurður Siim Silke Silvana Silvano Silvia Silvio
Silviu Simeon Simo Simon Simona Simone Sinead Sinem Siniša Sinéad Siobhan Sipho Siranush Siriporn Sirpa Sissel Siti Siv Sixten
Sjoerd Skender Slamet Slavi Slavko Slobodan Smriti Sneha Snezhana Snežana Soe Sofia Sofie Soheil Soledad Solomiia Solomon
Solveig Solène Somchai Somnath Somsak Sondre Sonia Sonja Sophia Sophie Sopho Soraya Sorin Sorina Sotiris Souleymane Spencer
Spyros Srettha Sri Srđan Stacey Stanimir Stanislav Stanislaw Stanisław Stanley Stavros Stefan Stefania Stefano Steffen Stefka
Steingrímur Stelian Stelios Stella Stellan Stepan Stephan Stephane Stephanie Stephen Steve Steven Stewart Stian Stig Stjepan
Stoyan Struan Stuart Sture Stéphane Stéphanie Suad Subhash Subrahmanyam Suchart Sudha Sudhir Sue Suha Suhail Sujata Sukarno
Sulaiman Suleiman Suleyman Suman Sumiko Sumit Sune Sunil Sunisa Sunita Supachai Suresh Surin Surya Susan Susanna Susanne
Sushil Sushma Susilo Susumu Suzanne Svante Svein Sveinung Sven Svenja Svetlana Svetoslav Svitlana Swati Sybil Sybille Sybrand
Syed Sylvain Sylvia Sylvie Sylwia Szabolcs Szilvia Sándor Sébastien Ségolène Sérgio Séverine Sónia Sören Søren Süleyman
Sławomir Taavi Tabitha Tadas Tadashi Tadesse Tadeusz Tage Tahani Tahir Taichi Taina Taisia Taiwo Takahiro Takako Takashi Takeo
Takeshi Takumi Talal Talgat Talia Tamar Tamara Tamer Tamsin Tamta Tamás Taneli Tania Tanja Tanvi Tanya Tapani Tapio Tara
Taraneh Taras Tarcísio Tarek Tariq Tarja Tarmo Taro Tarun Tatenda Tatevik Tatiana Tatjana Tatsuo Tatsuya Tatyana Tayfun Tebogo
Ted Teemu Teguh Tehmina Teimuraz Temirlan Temur Tendai Teodor Terence Teresa Tereza Terhi Tero Terrence Terry Tesfaye Tess
Tessa Tetiana Tetsuya Tetyana Teun Thabo Thaksin Thamer Thanathorn Thandi Thanos Thant Thea Theano Thein Thelma Themba Thembi
Theo Theodor Theodora Theodore Theodoros Theresa Therese Thiago Thibault Thierno Thierry Thiha Thijs Thilini Thilo Thodoris
Thomas Thorsten Thyra Thérèse Tiago Tiberiu Tibor Tiffany Tigist Tigran Tihomir Tiina Tilman Tim Timo Timofey Timothy Timur
Tina Tiziana Tiziano Tjeerd Tobias Todd Tofig Togrul Toivo Tolegen Tolga Tom Tomas Tomasz Tomislav Tommaso Tommy Tomoko Tomomi
Tomás Tomáš Tony Toomas Torbjörn Torbjørn Torgeir Tornike Torstein Torsten Toru Toshiaki Toshio Tove Tracey Tracy Traian
Traudl Trevor Triin Trish Tristan Troels Trond Trygve Tsai Tsegaye Tshepo Tsutomu Tsvetan Tsvetelina Tudor Tuija Tullio Tunde
Tunku Tuomas Turgut Turid Tuula Tuğba Tyler Tyrone Tytti Tzachi Tzipi Tânia Tímea Uche Uday Udo Uffe Ugo Uldis Ulf Ulla Ulrich
Ulrika Ulrike Umar Umberto Umid Umida Unni Uri Urmas Ursula Urszula Urve Usha Usman Uta Ute Uwe Uzi Uğur Vadim Vadym Vagif
Vahagn Vahan Vaira Vakhtang Valdas Valdemar Valdis Valdrin Valentin Valentina Valentino Valentyna Valeri Valeria Valerie
Valerio Valeriu Valeriy Valery Valérie Vanessa Vanya Vardan Varun Vasant Vasco Vasil Vasile Vasiliki Vasily Vassil Vassilis
Vasyl Vaughan Vazgen Vedran Veena Veerle Vegard Velimir Veniamin Venkat Vera Veronica Veronika Verónica Vesa Veselin Vesna
Veton Viacheslav Vibeke Vicente Vicky Victor Victoria Vidar Vidas Vidya Vigdis Vijay Vikas Vikram Viktor Viktoria Viktoriia
Viktoriya Viktória Vilija Ville Villy Vilma Vilmos Vilnis Vinay Vincent Vincenzo Vineet Vinod Vinícius Viola Violaine Violeta
Viorel Viorica Virgil Virginie Virginio Virpi Vishal Vitali Vitalii Vitaliy Vitaly Vito Vittoria Vittorio Vivek Vivian Viviane
Vivien Vjosa Vlad Vladan Vladimir Vladimír Vladislav Vlado Vlasta Vojin Vojislav Vojtěch Volkan Volker Volkmar Volodymyr
Vsevolod Vugar Vusal Vusi Vyacheslav Vytautas Vytenis Václav Väinö Véronique Vít Vítor Věra Wael Wafa Wafula Wahyu Waldemar
Waldir Walid Walter Waltraud Wambui Wanda Wangari Wanjiru Waqar Warren Wasim Wassim Wayan Wayne Wendell Wendy Werner Wesley
Wichai Wiebke Wiesław Wiktor Wilfred Wilfried Wilhelm Will Willard Willem William Willy Wim Wimal Winfried Winifred Winston
Witold Wojciech Wolf Wolfgang Wolfram Wopke Wouter Władysław Włodzimierz Xavier Ximena Yaa Yaakov Yael Yahya Yair Yakubu Yalda
Yan Yana Yann Yannick Yannis Yara Yariv Yaroslav Yaroslava Yasemin Yash Yasin Yasmin Yasmine Yasser Yasuhiro Yasuo Yavuz Yaw
Yaya Yegor Yehuda Yekaterina Yelena Yerlan Yermek Yetunde Yevgenia Yevgeny Yevhen Yiannis Yingluck Yitzhak Ylva Yoav Yogesh
Yohannes Yoko Yolanda Yonatan Yordan Yorgos Yoshiaki Yoshihide Yoshiko Yoshio Yoshiro Yossi Younes Yousef Youssef Youssouf
Yudi Yuichi Yuka Yuki Yukio Yuko Yulia Yuliia Yuliya Yumi Yumiko Yuri Yuriko Yuriy Yury Yusuf Yusuke Yutaka Yuval Yves Yvette
Yvonne Yıldız Zach Zachary Zafar Zahid Zahra Zaid Zainab Zaira Zakaria Zakhar Zaki Zane Zanele Zara Zarifa Zaruhi Zaur Zaven
Zaw Zaza Zbigniew Zdenek Zdeněk Zdravko Zdzisław Zeev Zein Zeina Zeki Zewdu Zeynep Zhanar Zhandos Zhanna Zhibek Zhivko Ziad
Zilola Zinaida Zinovy Zita Zlata Zlatko Zoe Zofia Zoltan Zoltán Zora Zoran Zorana Zorica Zornitsa Zoya Zoë Zsolt Zsuzsanna
Zsófia Zubair Zulfikar Zurab Zuzana Zuzanna Zvi Zvonimir Zélia Ágnes Åke Åsa Édouard Élisabeth Élise Élodie Éléonore Émeric
Émile Étienne Ólafur Ömer Özlem Øystein Øyvind Þórdís Čedomir Đorđe İbrahim İlhan İsmail Łukasz Şule Štěpán Šárka Željko Živko Jo Viv Gus Walt Corey Renee Lucille Josiah Óscar Nilda Lucho Harjit Ngaire Piripi Jonah Bjorn Bethan Alasdair Jasper Silas Ezra Caleb Micah Kiri Aroha Mereana Wiremu
Žygimantas Ștefan`.split(/\s+/),
)

/** Family names that come first and stand before one or two short names, as in Chinese, Korean and Vietnamese. */
export const LEADING_FAMILY_NAMES: ReadonlySet<string> = new Set(
  `Bai Cai Cao Chen Cheng Cui Deng Ding Dong Du Fan Fang Feng Fu Gao Gong Gu Guo Han Hao He Hou Hu Hua Huang Jia Jiang Jin Kang Kong
Lai Lei Li Liang Liao Lin Liu Long Lu Luo Ma Mao Meng Pan Peng Qian Qiao Qin Ren Shao Shen Shi Song Su Sun Tan Tang Tao Tian Wan Wang Wei Wen Wu Xi Xia
Xiang Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yin Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou Kim Park Lee Choi Jung Kang Cho Yoon Jang Lim Nguyen Tran Pham Hoang Vu Vo Dang Bui Do Ho Ngo Duong`.split(
    /\s+/,
  ),
)
