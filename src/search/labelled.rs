//! The labelled table: what people type, and whom they must find first.
//!
//! Tests only. All names are invented. A row is added here when somebody could not be found; speed is no matter here.

use super::{Entry, Index};

/// Name, name in Latin letters if its owner gave one, organisation and country.
const PEOPLE: [(&str, Option<&str>, &str); 40] = [
    ("Anna Wójcik", None, "Fundacja Dzieci, Kraków, Poland"),
    ("გიორგი ბერიძე", None, "Tbilisi City Court, Georgia"),
    ("Jan Novák", None, "Linka bezpečí, Brno, Czechia"),
    ("Jürgen Müller", None, "Kinderschutzbund, Köln, Germany"),
    ("Søren Ægir Østergård", None, "Børns Vilkår, Aarhus, Denmark"),
    ("Иван Иванов", None, "Софийски университет, Bulgaria"),
    ("Олександр Григоренко", None, "Київ, Ukraine"),
    ("Ђорђе Ђорђевић", None, "Београд, Serbia"),
    ("Ѓорѓи Ќосевски", None, "Скопје, North Macedonia"),
    ("Γιώργος Παπαδόπουλος", None, "Το Χαμόγελο, Αθήνα, Greece"),
    ("Ευάγγελος Μπακογιάννης", None, "Θεσσαλονίκη, Greece"),
    ("Արմեն Հարությունյան", None, "Երևան, Armenia"),
    ("Marie-Hélène Lefèvre", None, "Voix de l’enfant, Strasbourg, France"),
    ("Niamh O’Brien", None, "Dublin, Ireland"),
    ("Ayşe Yıldırım", None, "İzmir, Türkiye"),
    ("Gülşən Əliyeva", None, "Bakı, Azerbaijan"),
    ("Łukasz Żółć", None, "Gdańsk, Poland"),
    ("Guðrún Þórsdóttir", None, "Reykjavík, Iceland"),
    ("Ħelen Għawdex", None, "Valletta, Malta"),
    ("Ștefan Țurcanu", None, "Chișinău, Moldova"),
    ("Hans Weiß", None, "Graz, Austria"),
    ("José María Núñez", None, "Sevilla, Spain"),
    ("Нина Щербакова", None, "Алматы, Kazakhstan"),
    ("Ўладзімір Кавалёў", None, "Мінск, Belarus"),
    ("Сергей Кузнецов", None, "Рига, Latvia"),
    ("Юлія Лук’яненко", None, "Львів, Ukraine"),
    ("Catherine Sylvestre", None, "Namur, Belgium"),
    ("Kateryna Schmidt", None, "Vienna, Austria"),
    ("Đurđa Čović", None, "Zagreb, Croatia"),
    ("Nguyễn Thị Hạnh", None, "Paris, France"),
    ("Zoltán Kőszegi", None, "Pécs, Hungary"),
    ("Michael Thompson", None, "Leeds, United Kingdom"),
    ("Χριστίνα Ελευθερίου", Some("Christina Eleftheriou"), "Λευκωσία, Cyprus"),
    ("ნინო წერეთელი", Some("Nino Tsereteli"), "Batumi, Georgia"),
    ("Mu\u{308}nevver O\u{308}zgu\u{308}r", None, "Ankara, Türkiye"),
    ("Σοφία Αντωνίου", None, "Πάτρα, Greece"),
    ("Աննա Գրիգորյան", None, "Gyumri, Armenia"),
    ("Александар Џаковић", None, "Нови Сад, Serbia"),
    ("Åsa Lindström", None, "Malmö, Sweden"),
    ("Ioana Brâncuș", None, "Cluj, Romania"),
];

/// What is typed, and the name that must come first.
const QUERIES: [(&str, &str); 76] = [
    // Diacritics and letters of their own.
    ("wojcik", "Anna Wójcik"),
    ("WÓJCIK", "Anna Wójcik"),
    ("ostergard", "Søren Ægir Østergård"),
    ("aegir", "Søren Ægir Østergård"),
    ("yildirim", "Ayşe Yıldırım"),
    ("YILDIRIM", "Ayşe Yıldırım"),
    ("gulsen", "Gülşən Əliyeva"),
    ("eliyeva", "Gülşən Əliyeva"),
    ("zolc", "Łukasz Żółć"),
    ("lukasz", "Łukasz Żółć"),
    ("thorsdottir", "Guðrún Þórsdóttir"),
    ("gudrun", "Guðrún Þórsdóttir"),
    ("ghawdex", "Ħelen Għawdex"),
    ("turcanu", "Ștefan Țurcanu"),
    ("Ţurcanu", "Ștefan Țurcanu"),
    ("weiss", "Hans Weiß"),
    ("nunez", "José María Núñez"),
    ("nguyen", "Nguyễn Thị Hạnh"),
    ("koszegi", "Zoltán Kőszegi"),
    ("brancus", "Ioana Brâncuș"),
    ("ozgur", "Mu\u{308}nevver O\u{308}zgu\u{308}r"),
    ("Özgür", "Mu\u{308}nevver O\u{308}zgu\u{308}r"),
    ("No\u{301}va\u{301}k", "Jan Novák"),
    ("covic", "Đurđa Čović"),
    // Cyrillic.
    ("ivanov", "Иван Иванов"),
    ("иванов", "Иван Иванов"),
    ("oleksandr", "Олександр Григоренко"),
    ("hryhorenko", "Олександр Григоренко"),
    ("grigorenko", "Олександр Григоренко"),
    ("djordjevic", "Ђорђе Ђорђевић"),
    ("đorđević", "Ђорђе Ђорђевић"),
    ("gjorgji", "Ѓорѓи Ќосевски"),
    ("kjosevski", "Ѓорѓи Ќосевски"),
    ("shcherbakova", "Нина Щербакова"),
    ("kavalyou", "Ўладзімір Кавалёў"),
    ("uladzimir", "Ўладзімір Кавалёў"),
    ("sergey kuznetsov", "Сергей Кузнецов"),
    ("sergei kuznecov", "Сергей Кузнецов"),
    ("lukyanenko", "Юлія Лук’яненко"),
    ("yuliya", "Юлія Лук’яненко"),
    ("julija", "Юлія Лук’яненко"),
    ("dzakovic", "Александар Џаковић"),
    ("beograd", "Ђорђе Ђорђевић"),
    // Greek.
    ("giorgos", "Γιώργος Παπαδόπουλος"),
    ("papadopoulos", "Γιώργος Παπαδόπουλος"),
    ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "Γιώργος Παπαδόπουλος"),
    ("evangelos", "Ευάγγελος Μπακογιάννης"),
    ("bakoyannis", "Ευάγγελος Μπακογιάννης"),
    ("christina", "Χριστίνα Ελευθερίου"),
    ("eleftheriou", "Χριστίνα Ελευθερίου"),
    ("antoniou", "Σοφία Αντωνίου"),
    ("thessaloniki", "Ευάγγελος Μπακογιάννης"),
    // Georgian and Armenian.
    ("giorgi", "გიორგი ბერიძე"),
    ("beridze", "გიორგი ბერიძე"),
    ("გიორგი", "გიორგი ბერიძე"),
    ("tsereteli", "ნინო წერეთელი"),
    ("harutyunyan", "Արմեն Հարությունյան"),
    ("armen", "Արմեն Հարությունյան"),
    ("grigoryan", "Աննա Գրիգորյան"),
    ("yerevan", "Արմեն Հարությունյան"),
    // Order, hyphens, apostrophes, parts.
    ("novak jan", "Jan Novák"),
    ("Novák, Jan", "Jan Novák"),
    ("marie helene", "Marie-Hélène Lefèvre"),
    ("mariehelene", "Marie-Hélène Lefèvre"),
    ("lefevre marie-h", "Marie-Hélène Lefèvre"),
    ("o'brien", "Niamh O’Brien"),
    ("obrien", "Niamh O’Brien"),
    ("strasbourg helene", "Marie-Hélène Lefèvre"),
    // Spellings and slips.
    ("mueller", "Jürgen Müller"),
    ("juergen muller", "Jürgen Müller"),
    ("soeren oestergaard", "Søren Ægir Østergård"),
    ("katherine silvestre", "Catherine Sylvestre"),
    ("shmidt", "Kateryna Schmidt"),
    ("wojick", "Anna Wójcik"),
    ("thomspon", "Michael Thompson"),
    ("papadapoulos", "Γιώργος Παπαδόπουλος"),
];

#[test]
fn every_labelled_query_finds_its_person_first() {
    let index = Index::new(PEOPLE.iter().map(|&(name, latin, other)| Entry { name, latin, other }));
    let wrong: Vec<String> = QUERIES
        .iter()
        .filter_map(|(query, expected)| {
            let first = index.find(query, 5).ranked.first().map(|&position| PEOPLE[position as usize].0);
            (first != Some(*expected)).then(|| format!("{query}: {first:?} instead of {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nobody_is_found_for_names_that_are_not_there() {
    let index = Index::new(PEOPLE.iter().map(|&(name, latin, other)| Entry { name, latin, other }));
    for query in ["quartz", "bartholomew", "x9", "jan ivanov", "王"] {
        assert_eq!(index.find(query, 5).total, 0, "{query}");
    }
}
