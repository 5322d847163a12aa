"""First names that are common in Sweden; some that are also everyday words are left out."""

_COMMON = """
Adam Agneta Ahmed Albin Alexander Alexandra Ali Alice Alicia Alma Amanda Amina Amir Anders
Andreas Anette Angelica Anita Ann Anna Anne Anneli Annette Annika Anton Arne Arvid Astrid Axel
Barbro Bengt Berit Bertil Birgit Birgitta Björn Bo Britt Bror Camilla Carin Carina Carl Caroline
Cecilia Charlotte Christer Christian Christina Christoffer Claes Clara Dagmar Daniel David
Dennis Ebba Edith Edvin Elias Elin Elina Elisabet Elisabeth Ella Ellen Elsa Elvira Emelie Emil
Emilia Emma Erik Erika Ester Eva Evelina Fatima Felicia Felix Filip Fredrik Frida Gabriel
Gabriella Gerd Gertrud Greta Gun Gunilla Gunnar Gunnel Gustaf Gustav Göran Gösta Hampus Hanna
Hannah Hans Hassan Helen Helena Helene Henrik Hjalmar Hugo Håkan Ibrahim Ida Ingegerd Inger
Ingrid Ingvar Irene Isabella Isabelle Isak Jakob Jan Jasmine Jennifer Jenny Jens Jesper Jessica
Jimmy Joakim Joel Johan Johanna Johannes John Johnny Jonas Jonathan Josef Josefin Josefine
Julia Jörgen Karin Karl Karolina Katarina Kenneth Kent Kerstin Kevin Kim Kjell Klara Klas
Kristian Kristina Kristoffer Kurt Lars Leif Lena Lennart Leo Leon Liam Lilian Lina Linda Linnea
Linnéa Lisa Lisbeth Lotta Louise Lovisa Lucas Ludvig Lukas Madeleine Magnus Maja Malin
Margareta Margit Maria Marianne Marie Marina Markus Martin Martina Mathias Mats Matilda Mattias
Mia Michael Mikael Mohamed Mohammad Mohammed Moa Mona Monica Monika Muhammad Märta Nathalie
Nils Nina Noah Nour Olivia Olle Olof Omar Oscar Oskar Ove Patricia Patrik Per Pernilla Peter
Petra Pia Pontus Ragnar Ralf Rasmus Rebecca Rebecka Rickard Robert Robin Roger Roland Rolf Ronny
Rune Samuel Sandra Sanna Sara Sarah Sebastian Signe Sigrid Simon Siv Sofia Sofie Solveig Sonja
Stefan Stellan Sten Stig Stina Sture Susanna Susanne Sven Svante Sverker Sylvia Tage Teodor
Therese Theo Theodor Thomas Tilda Tina Tobias Tommy Tomas Torbjörn Tore Torsten Ulf Ulla Ulrika
Ture Vera Veronica Victor Victoria Viktor Viktoria Vilgot Viola Viveka Wilhelm William Wilma
Yasmin Yusuf Yvonne Åke Åsa Örjan
"""

FIRST_NAMES = frozenset(_COMMON.split())
"""More of them, and words that only look like names, stand in site_config.yml."""
