//! The index of one list: folded text of every entry, and the ranked answer to a query.
//!
//! `model` builds one per list and keeps it until the list changes; nothing is updated in place. It knows entries by
//! their position only, keeps no original text, and neither sorts nor filters by anything but the query.

use super::distance::slips;
use super::fold::fold;
use super::pairs::{BLOCK, Pairs, is_exact};
use super::scan::find_from;
use super::spelling::roughen;

/// More words than this in a query are ignored: nobody types them, but a page can be pasted.
pub(super) const MOST_TOKENS: usize = 12;
/// Fewer hits than this, and other spellings are tried, then slips of the keyboard.
const FEW: usize = 3;
/// Ends a record and stands between its parts; below the space, so that it also begins a word.
const END: u8 = b'\n';
/// The dearest answer that counts as one: above it a record does not match.
const NO_MATCH: u8 = u8::MAX;

/// What is searched of one record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// The name or title, in its own script.
    pub name: &'a str,
    /// The name in Latin letters as its owner writes it; searched beside the folded name.
    pub latin: Option<&'a str>,
    /// Everything else that can be found: organisation, country, subjects.
    pub other: &'a str,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Positions of the entries, best first, at most as many as were asked for.
    pub ranked: Vec<u32>,
    /// How many entries match altogether.
    pub total: usize,
}

#[derive(Clone, Copy, Debug)]
struct Record {
    /// Where the record begins in `text`.
    start: usize,
    /// Where its names end.
    names_end: usize,
    /// Where it ends, without the mark.
    end: usize,
    /// Where its rough spelling ends in `rough`, with the mark.
    rough_end: usize,
}

/// A word of a name in its rough spelling: kept once, whoever is called so.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where it lies in `rough`.
    start: usize,
    end: usize,
    letters: u32,
    /// Where the list of its records ends in `holders`; it begins where that of the word before ends.
    holders_end: usize,
}

/// A word of one record, while the index is being built.
struct Spelled {
    /// Equal for equal words, and rarely for others: what they are sorted by, to meet.
    hash: u32,
    record: u32,
    start: usize,
    end: usize,
}

/// Folded entries, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// All records one after the other: names, other text, end mark.
    text: String,
    /// The rough spelling of the names of all records, and the same without spaces.
    rough: Vec<u8>,
    records: Vec<Record>,
    words: Vec<Word>,
    /// The records of each word.
    holders: Vec<u32>,
    pairs: Pairs,
}

/// How well a token sits in a record; the order is the order of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    NameStart,
    NameWord,
    Name,
    Other,
}

const PLACES: usize = 4;
/// Ranks of an answer: four places, then costs from 1; beyond the last one a match is too far-fetched to be shown.
const RANKS: usize = PLACES + 12;

impl Index {
    /// Folds and enters the entries; their positions count from 0 in the order given.
    pub fn new<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Self {
        let mut index = Self::default();
        let mut spelled = Vec::new();
        for entry in entries {
            index.enter(entry, &mut spelled);
        }
        index.gather(spelled);
        index
    }

    /// Keeps each word once, with the records that have it.
    fn gather(&mut self, mut spelled: Vec<Spelled>) {
        spelled.sort_unstable_by_key(|word| (word.hash, word.record));
        let rough = &self.rough;
        let bytes = |word: &Spelled| rough.get(word.start..word.end).unwrap_or_default();
        for same in spelled.chunk_by(|one, other| one.hash == other.hash && bytes(one) == bytes(other)) {
            self.holders.extend(same.iter().map(|word| word.record));
            if let Some(&Spelled { start, end, .. }) = same.first() {
                let letters = letters(bytes(&same[0]));
                self.words.push(Word { start, end, letters, holders_end: self.holders.len() });
            }
        }
    }

    fn enter(&mut self, entry: Entry<'_>, spelled: &mut Vec<Spelled>) {
        let record = self.records.len();
        let start = self.text.len();
        self.text.push_str(&fold(entry.name));
        if let Some(latin) = entry.latin.map(fold)
            && self.text.get(start..) != Some(latin.as_str())
        {
            self.text.push(char::from(END));
            self.text.push_str(&latin);
        }
        let names_end = self.text.len();
        self.text.push(char::from(END));
        self.text.push_str(&fold(entry.other));
        let end = self.text.len();
        self.text.push(char::from(END));
        let bytes = self.text.as_bytes();
        self.pairs.enter(record, bytes.get(start..end).unwrap_or_default(), names_end - start);
        self.enter_rough(record, start, names_end, spelled);
        self.records.push(Record { start, names_end, end, rough_end: self.rough.len() });
    }

    fn enter_rough(&mut self, record: usize, start: usize, end: usize, spelled: &mut Vec<Spelled>) {
        let names = self.text.as_bytes().get(start..end).unwrap_or_default();
        let rough_start = self.rough.len();
        roughen(names, &mut self.rough);
        let rough = self.rough.get(rough_start..).unwrap_or_default();
        let mut at = rough_start;
        for word in rough.split(|&byte| byte <= b' ') {
            if word.len() > 2
                && let Ok(record) = u32::try_from(record)
            {
                spelled.push(Spelled { hash: hash(word), record, start: at, end: at + word.len() });
            }
            at += word.len() + 1;
        }
        self.rough.push(END);
        if names.contains(&b' ') {
            // Without the spaces, for names typed in one: obrien, mariehelene.
            let joined: Vec<u8> = names.iter().copied().filter(|&byte| byte != b' ').collect();
            roughen(&joined, &mut self.rough);
            self.rough.push(END);
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The folded text of every entry in order: what a plain scan would have to read.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        self.records.iter().map(|record| self.text.get(record.start..record.end).unwrap_or_default())
    }

    /// Finds the entries that hold every word of the query, in any order and anywhere in a word.
    ///
    /// Best are names that begin with what was typed, then words of a name that do, then names that hold it, then the
    /// rest; equals stay in the order of the entries. If fewer than three are found, names in another spelling and
    /// then names with a slip of the keyboard follow. A query without letters finds everything.
    pub fn find(&self, query: &str, limit: usize) -> Hits {
        let folded = fold(query);
        let tokens: Vec<&[u8]> = folded.split_ascii_whitespace().take(MOST_TOKENS).map(str::as_bytes).collect();
        if tokens.is_empty() {
            return Hits { ranked: (0_u32..).take(self.len().min(limit)).collect(), total: self.len() };
        }
        let mut ranks = Ranks::new(limit);
        match tokens.as_slice() {
            [[letter]] if letter.is_ascii() => self.find_letter(*letter, &mut ranks),
            _ => self.each_match(&tokens, |record, place| ranks.add(place as usize, record)),
        }
        if ranks.total < FEW {
            self.add_other_spellings(&tokens, &mut ranks);
        }
        ranks.into_hits()
    }

    /// The first key stroke matches nearly everybody, so nobody's text is read for it.
    fn find_letter(&self, letter: u8, ranks: &mut Ranks) {
        for (block, places) in self.pairs.places(letter).enumerate() {
            for (rank, records) in
                [places.name_start, places.name_word, places.name, places.other].into_iter().enumerate()
            {
                ranks.add_block(rank, block * BLOCK, records);
            }
        }
    }

    fn slice(&self, start: usize, end: usize) -> &[u8] {
        self.text.as_bytes().get(start..end).unwrap_or_default()
    }

    /// Calls `hit` with every record that holds all the tokens, and where it holds them.
    fn each_match(&self, tokens: &[&[u8]], mut hit: impl FnMut(usize, Place)) {
        let rows: Vec<usize> = tokens.iter().flat_map(|token| Pairs::rows(token)).collect();
        for (block, mut candidates) in self.pairs.candidates(&rows).enumerate() {
            while candidates != 0 {
                let record = block * BLOCK + candidates.trailing_zeros() as usize;
                candidates &= candidates - 1;
                if let Some(place) = self.place(record, tokens) {
                    hit(record, place);
                }
            }
        }
    }

    /// Where the tokens sit in a record, if it holds them all: the worst place counts, but words of the name in another
    /// order than they are written are as good as the beginning.
    fn place(&self, record: usize, tokens: &[&[u8]]) -> Option<Place> {
        let entry = self.records.get(record)?;
        let names = self.slice(entry.start, entry.names_end);
        let text = self.slice(entry.start, entry.end);
        let mut best = Place::Other;
        let mut worst = Place::NameStart;
        for token in tokens {
            // The names come first: what is found behind them is not in them.
            let found = if is_exact(token) { Some(0) } else { find_from(text, token, 0) }?;
            let place = if found < names.len() { place_in(names, token, found) } else { Place::Other };
            best = best.min(place);
            worst = worst.max(place);
        }
        let any_order = best == Place::NameStart && worst == Place::NameWord;
        Some(if any_order { Place::NameStart } else { worst })
    }

    /// Adds names in another spelling and, if that is still too little, with slips.
    fn add_other_spellings(&self, tokens: &[&[u8]], ranks: &mut Ranks) {
        let mut costs = vec![0_u8; self.len()];
        let mut spellings = Vec::with_capacity(tokens.len());
        for token in tokens {
            let mut found = vec![NO_MATCH; self.len()];
            self.each_match(&[token], |record, _| lower(&mut found, record, 0));
            let mut rough = Vec::with_capacity(token.len());
            roughen(token, &mut rough);
            if token.len() > 2 {
                self.mark_rough(&rough, &mut found);
            }
            add(&mut costs, &found);
            spellings.push((*token, rough, found));
        }
        if count(&costs) < FEW {
            costs.fill(0);
            for (token, rough, found) in &mut spellings {
                self.mark_slips(token, rough, found);
                add(&mut costs, found);
            }
        }
        for (record, &cost) in costs.iter().enumerate() {
            // Nothing is dearer than a match letter for letter, which has been ranked already.
            let rank = PLACES - 1 + usize::from(cost);
            if cost != 0 && rank < RANKS {
                ranks.add(rank, record);
            }
        }
    }

    fn mark_rough(&self, token: &[u8], found: &mut [u8]) {
        let mut record = 0;
        let mut at = 0;
        while let Some(place) = find_from(&self.rough, token, at) {
            at = place + 1;
            let before = place.checked_sub(1).and_then(|before| self.rough.get(before));
            let begins_word = before.is_none_or(|&byte| byte <= b' ');
            // Two letters that are left of three say too little inside a word, one says nothing.
            if token.len() > 2 || (token.len() == 2 && begins_word) {
                while self.records.get(record).is_some_and(|entry| entry.rough_end <= place) {
                    record += 1;
                }
                let Some(entry) = self.records.get(record) else { return };
                lower(found, record, 1);
                at = entry.rough_end;
            }
        }
    }

    fn mark_slips(&self, token: &[u8], rough: &[u8], found: &mut [u8]) {
        if !token.iter().all(u8::is_ascii_lowercase) {
            return;
        }
        // A doubled letter counts when it was typed, but not so far that nothing else is left.
        let bound = match (token.len(), rough.len()) {
            (0..=3, _) | (_, 0..=2) => return,
            (4..=7, _) | (_, 3..=5) => 1,
            _ => 2,
        };
        // A beginning of four letters with one wrong is the beginning of too many names.
        let beginning = token.len() > 5;
        let mine = letters(rough);
        // A beginning is at least so long, whatever was left out of it.
        let sure = rough.len() - usize::from(bound);
        let mut first = 0;
        for word in &self.words {
            let holders = first..word.holders_end;
            first = word.holders_end;
            if (mine & !word.letters).count_ones() <= u32::from(bound)
                && let Some(spelled) = self.rough.get(word.start..word.end)
                && let Some(head) = spelled.get(..sure)
                && (letters(head) & !mine).count_ones() <= u32::from(bound)
                && let Some(count) = slips(rough, spelled, bound, beginning)
            {
                for &record in self.holders.get(holders).unwrap_or_default() {
                    lower(found, record as usize, 2 + count);
                }
            }
        }
    }
}

/// The positions of records by rank; no more of a rank are kept than the answer can hold.
struct Ranks {
    buckets: Vec<Vec<u32>>,
    limit: usize,
    total: usize,
}

impl Ranks {
    fn new(limit: usize) -> Self {
        Self { buckets: vec![Vec::new(); RANKS], limit, total: 0 }
    }

    fn add(&mut self, rank: usize, record: usize) {
        self.total += 1;
        if let (Some(bucket), Ok(position)) = (self.buckets.get_mut(rank), u32::try_from(record))
            && bucket.len() < self.limit
        {
            bucket.push(position);
        }
    }

    /// Adds up to 64 records, those whose bit is set, counted from `first`.
    fn add_block(&mut self, rank: usize, first: usize, mut records: u64) {
        while records != 0 && self.buckets.get(rank).is_some_and(|bucket| bucket.len() < self.limit) {
            self.add(rank, first + records.trailing_zeros() as usize);
            records &= records - 1;
        }
        self.total += records.count_ones() as usize;
    }

    fn into_hits(self) -> Hits {
        let ranked = self.buckets.into_iter().flatten().take(self.limit).collect();
        Hits { ranked, total: self.total }
    }
}

/// The best place of a token in names that may hold it first at `from`.
fn place_in(names: &[u8], token: &[u8], from: usize) -> Place {
    let mut place = Place::Other;
    let mut at = from;
    while let Some(found) = find_from(names, token, at) {
        let before = found.checked_sub(1).and_then(|before| names.get(before));
        match before {
            None | Some(&END) => return Place::NameStart,
            Some(b' ') => place = Place::NameWord,
            Some(_) => place = place.min(Place::Name),
        }
        at = found + 1;
    }
    place
}

/// FNV-1a (Fowler, Noll, Vo 1991).
fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The letters of a word as a set, a bit for each.
fn letters(word: &[u8]) -> u32 {
    word.iter().filter(|byte| byte.is_ascii_lowercase()).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

fn lower(found: &mut [u8], record: usize, cost: u8) {
    if let Some(known) = found.get_mut(record) {
        *known = cost.min(*known);
    }
}

fn add(costs: &mut [u8], found: &[u8]) {
    for (cost, &more) in costs.iter_mut().zip(found) {
        *cost = cost.saturating_add(more);
    }
}

fn count(costs: &[u8]) -> usize {
    costs.iter().filter(|&&cost| cost != NO_MATCH).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn index(names: &[&str]) -> Index {
        Index::new(names.iter().map(|name| Entry { name, ..Entry::default() }))
    }

    #[test]
    fn beginnings_come_before_words_before_parts_before_the_rest() {
        let entries = [
            Entry { name: "Bruno Costa", other: "Institut Annan", ..Entry::default() },
            Entry { name: "Johanna Berg", ..Entry::default() },
            Entry { name: "Maria Anna Berg", ..Entry::default() },
            Entry { name: "Anna Zola", ..Entry::default() },
            Entry { name: "ანა", latin: Some("Anna Lomidze"), ..Entry::default() },
        ];
        assert_eq!(Index::new(entries).find("anna", 10), Hits { ranked: vec![3, 4, 2, 1, 0], total: 5 });
    }

    #[test]
    fn equals_stay_in_the_order_given() {
        assert_eq!(index(&["Ana B", "Ana A", "Ana C"]).find("ana", 2), Hits { ranked: vec![0, 1], total: 3 });
    }

    #[test]
    fn every_word_must_match() {
        let entries = [
            Entry { name: "Jan Novák", other: "Brno", ..Entry::default() },
            Entry { name: "Jan Novák", other: "Praha", ..Entry::default() },
        ];
        assert_eq!(Index::new(entries).find("praha novak", 10).ranked, [1]);
        assert_eq!(Index::new(entries).find("praha wien", 10).total, 0);
    }

    #[test]
    fn a_query_without_letters_finds_everybody() {
        assert_eq!(index(&["Ana", "Bo"]).find(" - ", 1), Hits { ranked: vec![0], total: 2 });
        assert_eq!(Index::default().find("ana", 1), Hits::default());
    }

    #[test]
    fn plain_hits_come_before_other_spellings_before_slips() {
        let found = index(&["Moller", "Müler", "Mueller"]).find("mueller", 9);
        assert_eq!(found.ranked, [2, 1, 0]);
    }

    #[test]
    fn many_plain_hits_are_not_diluted() {
        assert_eq!(index(&["Anna A", "Anna B", "Anna C", "Ana D", "Hanne"]).find("anna", 9).total, 3);
    }

    #[test]
    fn short_words_are_not_guessed() {
        assert_eq!(index(&["Bob", "Rob"]).find("nob", 9).total, 0);
    }

    #[test]
    fn a_repeated_letter_is_not_a_name() {
        assert_eq!(index(&["Ana Zander", "Rob Oz"]).find("zzzzzz", 9).total, 0);
    }

    #[test]
    fn one_letter_is_ranked_like_a_word() {
        let entries = [
            Entry { name: "Rob", other: "Zagreb", ..Entry::default() },
            Entry { name: "Oz", ..Entry::default() },
            Entry { name: "Ana Zander", ..Entry::default() },
            Entry { name: "Zoe", ..Entry::default() },
        ];
        assert_eq!(Index::new(entries).find("z", 3), Hits { ranked: vec![3, 2, 1], total: 4 });
    }

    #[test]
    fn a_word_does_not_reach_over_two_records() {
        assert_eq!(index(&["Ana", "Bela"]).find("nabe", 9).total, 0);
    }

    #[test]
    fn a_long_pasted_query_is_answered() {
        assert_eq!(index(&["Ana"]).find(&"ana ".repeat(5_000), 9).total, 1);
    }

    proptest! {
        #[test]
        fn every_name_finds_itself(names in prop::collection::vec("[\\PC&&[^\\n]]{1,12}|[A-Za-zéüßøа-яα-ωა-ჰ' -]{1,20}", 1..80)) {
            let index = Index::new(names.iter().map(|name| Entry { name, ..Entry::default() }));
            for (position, name) in (0_u32..).zip(&names) {
                prop_assert!(index.find(name, usize::MAX).ranked.contains(&position));
            }
        }

        #[test]
        fn the_plain_answer_is_that_of_a_scan(names in prop::collection::vec("[abc ]{0,12}", 0..200), query in "[abc]{1,4}") {
            let index = Index::new(names.iter().map(|name| Entry { other: name, ..Entry::default() }));
            let expected: Vec<u32> =
                (0..).zip(&names).filter(|(_, name)| name.contains(&query)).map(|(position, _)| position).collect();
            prop_assert_eq!(index.find(&query, usize::MAX).ranked, expected);
        }

        #[test]
        fn any_query_is_answered(query in "\\PC*") {
            prop_assert!(index(&["Ana Núñez", "გიორგი", "王小明"]).find(&query, 2).ranked.len() <= 2);
        }
    }
}
