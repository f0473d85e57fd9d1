"""Names to draw from: those one meets in a French company of today."""

PRENOMS: dict[str, tuple[str, ...]] = {
    "F": tuple(
        "Adèle Agnès Aïcha Aline Amandine Amina Anaïs Andréa Anne-Sophie Assia Aurélie Bérénice Brigitte Camille "
        "Capucine Carine Catherine Cécile Céline Chantal Charlène Chloé Christelle Claire Clémence Corinne Delphine "
        "Diane Djamila Dominique Édith Élise Élodie Émeline Emmanuelle Estelle Fanny Fatima Fatou Florence Françoise "
        "Gaëlle Geneviève Gwenaëlle Hélène Hortense Inès Isabelle Jacqueline Jeanne Jennifer Joëlle Juliette Karima "
        "Laëtitia Latifa Laure Laurence Léa Leïla Linda Lucie Lydie Maëva Magali Manon Margaux Mariama Marie-Laure "
        "Marion Martine Mathilde Mélanie Monique Muriel Nadège Nadia Naïma Nathalie Ndèye Nicole Noémie Océane Odile "
        "Olga Patricia Pauline Perrine Priscilla Rachida Régine Romane Rose-May Sabrina Salomé Sandrine Séverine "
        "Sokhna Solène Sonia Stéphanie Sylvie Thi-Lan Valérie Véronique Virginie Yasmina Yolande Zoé".split()
    ),
    "H": tuple(
        "Abdel Abdoulaye Adrien Alain Alexandre Ali Amadou Anthony Antoine Antonio Arnaud Augustin Aurélien Ayoub "
        "Bastien Benoît Bernard Boubacar Bruno Cédric Christian Christophe Clément Cyril Damien Daniel David Denis "
        "Didier Dimitri Édouard Emmanuel Enzo Éric Erwan Fabien Farid Félix Florian Francis Franck François Frédéric "
        "Gaël Georges Gérald Gilles Grégory Guillaume Hakim Hamza Hervé Hugo Ibrahim Idriss Ismaël Jacques Jean-Luc "
        "Jean-Marc Jérémy Jérôme Joaquim Joël Jonathan José Julien Karim Kévin Khaled Kylian Laurent Lionel Loïc "
        "Lucas Ludovic Malik Mamadou Manuel Marc Mathieu Maxime Mehdi Michel Mickaël Mohamed Moussa Nicolas Olivier "
        "Pascal Patrice Paul Philippe Pierre Quentin Rachid Raphaël Régis Rémi Richard Robin Romain Saïd Samuel "
        "Sébastien Serge Simon Stéphane Sylvain Théo Thierry Thomas Tristan Vincent Xavier Yann Youssef Yves".split()
    ),
}

NOMS: tuple[str, ...] = tuple(
    "Abgrall Aït-Ahmed Alibert Allard Almeida André Arnoux Astruc Aubertin Ba Bailleul Barbosa Barrère Baudry Belhadj "
    "Benali Bensaïd Bérard Bernier Besson Blanchet Boisseau Bonnefoy Bouazza Boucher Boudet Boulanger Bourdin Bousquet "
    "Brault Bréhier Brunel Cadiou Camara Carpentier Carvalho Cassagne Castel Cazenave Chabert Chapuis Charrier "
    "Chauvin Cherif Chevallier Cissé Claudel Coculet Cordier Correia Costa Coulibaly Courtois Cuvelier Silva Dabo "
    "Daoud Delahaye Delattre Delmas Derrien Desbois Deschamps Diallo Diarra Diop Doucet Drouet Dubreuil Dufresne "
    "Dumont Dussaussoy Echeverria El-Amrani Espinasse Estève Fabre Falguière Faure Fernandes Ferrand Fofana Fontanel "
    "Fouquet Fréchet Gaillard Garnier Gaudin Gauthier Géraud Gimenez Girod Gomes Gonçalves Gosselin Goujon Granger "
    "Guéguen Guérin Guillot Haddad Hamon Hardouin Hascoët Hoarau Huet Hurel Imbert Jacquot Jamet Jarry Joly Jourdan "
    "Kaboré Kadi Keïta Keller Kervella Khelifi Kieffer Kowalski Labbé Lacaze Lafitte Lahaye Lambert Lamotte Landais "
    "Langlois Lasserre Laurent Lebreton Lecomte Ledoux Lefèvre Legall Legrand Lemoine Lenoir Lepage Leroux Lescure "
    "Levasseur Lopes Loubet Maillard Malard Mansouri Marchal Marques Martinez Masson Mauger Mazet Mbaye Mendes "
    "Mercadier Mercier Meunier Meziane Michelet Millot Monnier Montagne Moreira Morvan Moulin N'Diaye Nguyen Nogueira "
    "Noiret Olivier Ouédraogo Pagès Paillard Parisot Pasquet Payet Pelletier Péricard Pham Pichon Poirier Poncet "
    "Pradal Prévost Quéré Rabier Ramos Raynaud Renault Ribeiro Rigaud Rivière Robic Rossi Rouquette Roussel Sabatier "
    "Saïdi Salaün Sanchez Sarrazin Schmitt Seck Sergent Simonet Sissoko Soulier Sow Tavares Tessier Texier Thévenin "
    "Thomazeau Tirel Touré Traoré Tran Urvoy Vaillant Valade Vasseur Vautrin Verdier Vernet Viallet Vidal Vieira "
    "Villard Vincent Voisin Wagner Weber Yilmaz Zaoui Zerbib".split()
)
