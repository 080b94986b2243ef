/** Given names that a run of capitalised words is known by as a person's. Names that are as often a place are left out. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `Aaron Abbas Abdel Abdou Abdul Abdulaziz Abdullah Abel Abigail Abraham Ada Adam Adama Adel Adele Adnan Adrian Adriana
Agnes Agnieszka Ahmad Ahmed Aida Aidan Aigul Aisha Aizhan Akbar Akira Akmal Alan Alastair Albert Alberto Aldo Alec Alejandra
Alejandro Aleksandar Aleksander Aleksandr Aleksandra Aleksei Alessandra Alessandro Alex Alexander Alexandra Alexandre
Alexei Alexey Alexis Alfonso Alfred Alfredo Ali Alia Alibek Alice Alicia Alina Aline Alison Alistair Aliya Alla Allan Allen Alma
Almaz Alvaro Alyssa Amadou Amal Amanda Amara Amelia Amina Aminata Amir Amira Amit Amy Ana Anastasia Anatoly Anders
Andre Andrea Andreas Andrei Andrej Andres Andrew Andrey Andrii Andriy Andrzej Andy Angel Angela Angelika Angus Anil Anita Anja Ann Anna Anne
Annette Annika Anthony Antoine Anton Antonia Antonio Anwar Ardit Ariel Arjun Arlene Arman Armando Arnaud Arne Arnold Arthur
Artur Arturo Arun Asad Asel Ashley Ashok Ashraf Asif Askar Aslan Astrid Asylbek Audrey August Avi Aya Ayesha Aylin Ayman Aziz Aziza
Bakyt Barack Barbara Barry Bart Bashar Bashir Bastian Beata Beatrice Beatriz Ben Benedict Benedikt Benjamin Bernard
Bernardo Bernd Bernhard Bernice Bertrand Beth Bethany Bettina Bilal Bill Birgit Björn Bjørn Bob Bogdan Boris Borja Brandon Brenda
Brendan Brent Brett Brian Bridget Brigitte Bronwyn Bruce Bruno Bryan Burak Caitlin Callum Calvin Camilla Camille
Camilo Can Carl Carla Carlo Carlos Carmen Carol Carolina Caroline Carolyn Carrie Catarina Catherine Cathy Catriona Cecilia
Celia Cem Cesar Chad Chandra Charles Charlie Charlotte Chen Cheryl Chiara Chidi Chinedu Chloe Chris Christa Christian Christiana
Christina Christine Christoph Christophe Christopher Chuck Ciara Cindy Claire Clara Clare Clarence Clark Claude Claudia
Claudio Clement Clemens Clive Colin Colleen Conor Constantin Consuelo Cora Corinne Cornelia Cory Craig Cristian Cristina
Curtis Cynthia Cyril Cyrus Dag Dagmar Dalia Damian Damien Damir Dan Dana Daniel Daniela Danièle Danil Danilo Danish Danny Daria Dario Darius
Darren Dave David Davide Dawn Dean Deborah Debra Declan Deepak Delphine Denis Denise Dennis Denys Derek Desmond Devon Dev Diana
Diane Diego Dieter Dilara Dilip Dimitri Dimitrios Dina Dinara Dinesh Dino Dirk Djamila Dmitri Dmitrii Dmitriy Dmitro Dmitry Dmytro Dominic Dominik Dominique
Don Donald Donatella Donna Dora Dorothy Doug Douglas Dragan Duncan Dustin Dwight Dylan Ebru Ed Eddie Edgar Edith Edmund Eduard
Eduardo Edward Edwin Eero Efraim Egor Eileen Ekaterina Ekrem Elaine Elena Eleonora Elham Elias Elif Elijah Elin Elisa
Elisabeth Elise Elizabeth Ella Ellen Elliot Elliott Eloise Elsa Elvira Elzbieta Emanuel Emanuele Emeka Emer Emil Emilia Emilie Emilio Emily
Emine Emma Emmanuel Emre Enrico Enrique Eoin Erdal Erdem Eric Erica Erich Erik Erika Erin Erlan Ernest Ernesto Ernst Erol Esra Estelle
Esteban Esther Etienne Eugene Eugenia Eva Evan Eve Evelyn Evgeny Ewa Fabian Fabienne Fabio Fabrice Fadi Fahad Faisal Farah Farhad Farid
Farida Faruk Fatima Fatma Fatou Federica Federico Felicia Felicity Felipe Felix Femi Ferdinand Ferenc Fernanda Fernando Filip Filippo
Fiona Flavia Flora Florence Florian Folake Frances Francesca Francesco Francis Francisca Francisco Franck Franco Francois
François Françoise Frank Franklin Franz Fraser Fred Freddie Frederic Frederick Frederik Freya Frida Friedrich Fritz Fumio Gabor Gábor
Gabriel Gabriela Gabriele Gabriella Gareth Garrett Gary Gavin Genevieve Geoff Geoffrey Geoffroy Georg George Georges
Georgi Georgina Georgios Gerald Geraldine Gerard Gerhard Gerry Ghassan Giancarlo Gianluca Gianni Gideon Gilbert Giles Gillian Gina Ginevra Giorgia
Giorgi Giorgio Giovanna Giovanni Giulia Giuseppe Glen Glenn Gloria Gordon Grace Graeme Graham Grant Greg Gregor Gregory
Greta Grigory Gudrun Guido Guillaume Guillermo Gulnara Gulnora Gunnar Gunter Gustav Gustavo Gwen Haakon Habib Hadi Hadiza Hafez Hakan Haley Halima Hamid
Hamza Han Hana Hank Hanna Hannah Hannes Hans Harald Harold Harriet Harris Harry Haruki Haruko Hasan Hashim Hassan Hector Heidi Heike Heiko
Heinrich Helen Helena Helene Helga Helmut Hendrik Henri Henrietta Henrik Henry Herbert Herman Hermann Hilary Hilda Hillary Hiroshi
Holly Horst Hossein Howard Hubert Hugh Hugo Humphrey Husain Hussein Ian Ibrahim Ida Idris Ifeoma Ignacio Igor Ilham Ilias Ilir Ilona Ilse Ilya Iman Imogen Imran Ines Inès Inés
Inga Ingeborg Inger Ingrid Ioana Ioannis Ion Ira Irena Irene Irina Iris Irma Isaac Isabel Isabella Isabelle Isaiah Isla Ismail Istvan István Ivan
Ivana Ivar Ivo Jack Jackie Jackson Jacob Jacqueline Jacques Jaime Jake Jakob Jakub Jamal James Jamie Jamila Jan Jana Jane Janet Janice
Janine Janos János Jared Jarosław Jason Jasmin Jasmine Javier Jay Jayne Jean Jeanne Jeff Jeffrey Jelena Jennifer Jenny
Jens Jeremy Jerome Jerry Jesper Jess Jesse Jessica Jesus Jill Jillian Jim Jimmy Jin Jing Jitka Joachim Joan Joanna Joanne
João Joaquin Jochen Jodie Joe Joel Joëlle Joerg Jörg Johan Johann Johanna Johannes John Johnny Jon Jonas Jonathan Jorge José Jose
Josef Josefina Joseph Josephine Josh Joshua Josip Joy Joyce Juan Juana Juanita Judith Judy Juha Jules Julia Julian Juliana Julie Julien Juliet Juliette Julio Julius
June Jürgen Justin Justine Justyna Jyoti Kai Kaja Kamal Kamala Kamila Kamran Kanat Karel Karen Karim Karin Karina Karl Karol Karolina Kasper Kassym-Jomart
Kate Katarina Katarzyna Katerina Katharina Katharine Katherine Kathleen Kathryn Kathy Katie Katja Katrin Katrina Katya Kaveh Kay Kaya
Kazimierz Kebede Keiko Keir Keith Kelly Kemal Kemi Ken Kenji Kenneth Kerry Kevin Khadija Khaled Khalid Khalil Kim Kimberly Kira Kirill
Kirsten Kirsty Kjell Klaus Knut Kofi Konrad Konstantin Konstantinos Kris Kristen Kristian Kristin Kristina Kristof Krisztina Krzysztof Kurt
Kwabena Kwame Kwasi Kyle Kyriakos Lamine Lana Lara Larisa Larissa Larry Lars Lasse Laszlo László Latifa Laura Lauren Laurence Laurent Lawrence Lázaro Lea
Leah Leena Leif Leila Leyla Lena Leo Leon Leonard Leonardo Leonid Leonor Leopold Leroy Leslie Lesley Levan Lewis Liam Lidia Lila Lilian Liliana
Lillian Lily Linda Lindsay Lindsey Lionel Lisa Liv Livia Liza Lloyd Lois Lola Lorena Lorenzo Loretta Lorna Lorraine Lou Louis Louisa Louise
Luc Luca Lucas Lucia Luciano Lucie Lucy Ludmila Ludwig Luis Luisa Luiz Lukas Lukasz Łukasz Luke Lydia Lyn Lynn Lyudmila Maciej Madeleine Madina Maeve
Magda Magdalena Magnus Mahmoud Mahmud Maia Maja Makoto Malala Malcolm Malgorzata Małgorzata Malik Mamadou Mandy Manfred Manoj Manuel Manuela
Mara Marat Marc Marcel Marcela Marcello Marcia Marcin Marco Marcos Marcus Marek Margaret Margarita Margit Margot Marguerite Maria María Mariam Mariana Marianne
Marie Marija Marina Mario Marion Marisa Marissa Marit Marius Mariya Marjorie Mark Marko Markus Marlene Marta Martha Martin Martina Martine Marty Marwan Mary
Maryam Masha Massimo Mateo Mateusz Mathias Mathieu Mathilde Matilda Matt Matteo Matthew Matthias Matthieu Maud Maureen Maurice Mauricio
Mauro Max Maxim Maxime Maximilian May Maya Meena Megan Mehdi Mehmet Mei Meera Mel Melanie Melinda Melissa Menna Mercedes Meredith Mervyn Mia Michael
Michaela Michal Michał Michel Michele Michelle Miguel Mihai Mikael Mike Mikhail Mikheil Miklós Mikko Mila Milan Milena Milica Miloš Miloslav
Mina Ming Mira Miranda Mireille Miriam Mirela Mirjana Miroslav Mitch Mitchell Moez Mohamed Mohammad Mohammed Mohsen Moira Moises Mona Monica Monika
Monique Morgan Moritz Morten Moses Moussa Muhammad Muhammadu Mukhtar Munir Murat Muriel Mustafa Mykola Nabil Nadia Nadine Nadja Nancy Naomi
Narendra Nargiza Nasser Natalia Natalie Nataliya Natasha Nathalie Nathan Nathaniel Nayib Neal Neil Nele Nelson Ngozi Nia Niall Niamh Nicholas Nick Nicolae Nicola Nicolas Nicole
Nicolò Niels Nigel Nikita Niko Nikol Nikola Nikolai Nikolaos Nikolaus Nikolay Nils Nina Nino Nirmala Nisha Noah Noam Noel Noor Nora Norbert Norma
Norman Noura Nuno Nur Nuria Nursultan Odile Oksana Olaf Olav Ole Oleg Oleh Oleksandr Oleksandra Oleksii Olena Olga Oliver Olivia Olivier Olle Olumide Omar Omer Oona
Orla Osama Oscar Oskar Osman Otto Owen Pablo Paloma Pam Pamela Paola Paolo Parisa Pascal Pat Patrice Patricia Patrick Patrik Paul Paula Paulina Pauline Paulo
Pavel Pavlo Pawel Paweł Pedro Peggy Penelope Penny Per Perry Peter Petr Petra Petro Petteri Phil Philip Philipp Philippa Philippe Phillip Phoebe Pia Pierre Pieter Pietro
Pilar Piotr Polina Poppy Prabowo Priya Priyanka Quentin Rachel Rachid Radek Radoslaw Rafael Rafal Raffaello Raffaele Rahul Rainer Raisa Raj Raja Rajesh Ralf Ralph Ramesh Ramiro Ramon Ramón Ramona Ramzan Rana Randall
Randy Rania Raphael Raquel Rashid Raul Ravi Ray Raymond Rebecca Recep Reem Regina Reinhard Reinhold Renata Renate Renato Rene René Reza Rhys Ricardo Richard Rick Riccardo Rishi Rita Rob
Robert Roberta Roberto Robin Robyn Rodolfo Rodrigo Roger Rohan Roland Rolf Roman Romain Ron Ronald Rory Rosa Rosalind Rosario Rose Rosemary Ross Rowan Roxana Roy Roza Ruben Rudolf Rudy Rupert Ruslan Russell Rustam Ruth
Ryan Saad Sabina Sabine Sabrina Sadiq Sadyr Saeed Sahar Said Salah Salem Salim Sally Salma Salman Salome Salvador Sam Sami Samir Samira Samuel Sandra Sandro Sanjay Sanna Santiago Sara Sarah Saule Saša Sasha Saul Scott Sean Sebastian
Sébastien Selim Selma Semyon Serdar Serena Serge Sergei Sergey Sergio Serhii Serhiy Seth Shahid Shamil Shannon Sharon Shashi Shaun Shavkat Shawn Sheikh Sheila Shelley Shinzo Shigeru Shirley Sibusiso Siddharth Sigrid Silvia Silvio
Simon Simona Simone Siobhan Slobodan Sofia Sofie Solomon Sonia Sonja Sophia Sophie Søren Spencer Stacey Stanislav Stanislaw Stanley Stefan Stefania Stefano Steffen Stella Stelian Stephan Stephane Stephanie Stephen Steve
Steven Stewart Stuart Sue Sulaiman Suleiman Sunil Sunita Suresh Susan Susanna Susanne Suzanne Svein Sven Svetlana Sylvain Sylvia Sylvie Syed Taavi Tadeusz Takeshi Tamar Tamara Tania Tanja Tanya Tara Tariq Taro Tatiana Tatyana
Ted Temirlan Temur Teodor Terence Teresa Terry Tess Thabo Thandi Theo Theodor Theodora Theodore Theresa Therese Thierry Thomas Thorsten Tiago Tibor Tim Timo Timothy Timur Tina Tobias Todd Tom Tomas Tomás Tomasz Tomáš Tommaso Tommy Tony Torsten
Tracy Trevor Trish Tristan Tsai Tuomas Tyler Uğur Ulf Ulla Ulrich Ulrike Umar Umberto Ursula Usha Uwe Václav Vadim Vadym Valentin Valentina Valentino Valeria Valerie Valery Vanessa Vasily Vasyl Vassil Vera Veronica Veronika Vesna Vicky Victor Victoria
Vijay Viktor Viktoria Vikram Viktoriya Vilma Vincent Vincenzo Viola Violeta Virginie Vitali Vitaliy Vitaly Vito Vittoria Vivian Vivien Viviane Vlad Vladimir Vladislav Volker Volodymyr Vusi Vyacheslav Walid Walter Wanda Warren Wayne Wendy Werner
Wesley Wilfred Wilhelm Will Willem William Willy Winston Witold Władysław Wojciech Wolf Wolfgang Xavier Yaa Yael Yan Yana Yannick Yannis Yara Yasin Yasmin Yasmine Yasser Yaw Yelena Yerlan Yevgeny Yiannis Yitzhak Yoko Yolanda Youssef Yuki Yuko Yulia
Yuliya Yuri Yuriy Yury Yusuf Yves Yvette Yvonne Zach Zachary Zahra Zainab Zara Zaur Zbigniew Zdenek Zeynep Zhanna Zoe Zoë Zofia Zoltan Zoltán Zoran Zsolt Zuzana
Aino Akwasi Ama Abena Adebayo Adaeze Aditya Ágnes Ahn Aiko Aiste Aleksi Amparo Ananya Anatol Anaïs Andrés Anika Anneli Annelies Aoife Arash Aruzhan Asha Asma Ayodele Ayşe Aylan Babajide Beatrix Begoña Bolat Bülent Cândida Chukwuma Cormac Czesław Dariga Daulet Deniz Desta Didier Dorota Eamon Edina Eilidh Elnara Elodie Émile Endre Eszter Fionnuala Galina Gaëlle Gerardo Getachew Ghada Gintaras Gulmira Gülsen Gyorgy György Hala Hamish Haris Heather Hiba Hind Houda Huda Ifan Ilze Indira Ingvild Inna Iryna Itziar Ivor Jadwiga Jānis Jiri Jiří Jorn Jovan Jukka Kairat Kalinda Karima Kateryna Katja Keto Ksenia Lamia Laila Layla Leszek Lieke Liisa Linnea Ljiljana Loïc Luana Lubna Lwazi Maarten Mads Magali Mairead Manal Marieke Markéta Marlies Mehreen Mette Milda Mirko Mirwais Mounir Naledi Nazrin Nazli Neha Nermin Nikos Noémie Nomsa Nour Obinna Olwen Oriol Ottilie Padraig Panos Pedram Petar Pinar Pınar Radu Razia Reinis Renske Rhiannon Roza Rustem Samina Sándor Saoirse Saskia Seda Selin Shabana Shirin Sinéad Sipho Siti Slavko Solveig Stavros Stoyan Sukarno Tadas Tamás Tatjana Tendai Tereza Thea Thijs Tiina Tolga Torbjørn Tunde Umida Valdis Vasile Veerle Vidar Vilnis Wafa Wanjiru Wambui Wiebke Yohannes Ylva Youssouf Zafar Zaira Zeina Zhanar Zlata Zlatko Zora Amaka Kwaku Akosua Thembi Njeri Otieno Mwangi Achieng Jomo Raila Halvard Ragnhild Eirik Håkon Sigurd Vigdis Gunhild Ludovic Thibault Benoît Cédric Gérard Hélène Jérôme Stéphane Étienne Élise Bérénice Rémi Maïa Joana Inácio Duarte Afonso Rui Tânia Zélia Vasco Nilufar Bobur Jasur Otabek Sherzod Dilnoza Feruza Gulbahar Aibek Azamat Bekzat Nurlan Serik Talgat Zhandos Aidar Daniyar Madiyar Batyr Oraz Serdar Maksat Meylis`.split(
    /\s+/,
  ),
)

/** Family names that come first and stand before one or two short names, as in Chinese, Korean and Vietnamese. */
export const LEADING_FAMILY_NAMES: ReadonlySet<string> = new Set(
  `Bai Cai Cao Chen Cheng Cui Deng Ding Dong Du Fan Fang Feng Fu Gao Gong Gu Guo Han Hao He Hou Hu Hua Huang Jia Jiang Jin Kang Kong
Lai Lei Li Liang Liao Lin Liu Long Lu Luo Ma Mao Meng Pan Peng Qian Qiao Qin Ren Shao Shen Shi Song Su Sun Tan Tang Tao Tian Wan Wang Wei Wen Wu Xi Xia
Xiang Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yin Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou Kim Park Lee Choi Jung Kang Cho Yoon Jang Lim Nguyen Tran Pham Hoang Vu Vo Dang Bui Do Ho Ngo Duong`.split(
    /\s+/,
  ),
)
