/// What a member of a record is, whatever the format calls it: a field of BibTeX, a tag of RIS, a column of a
/// table, a member of an object.
package enum RecordField: UInt8, Sendable {
  case title
  /// A title if there is no better one; an address is a link: `Name`, `Paper`.
  case name
  /// Names, divided as people write lists of them.
  case authors
  /// One name, `Family, Given` or as it is said.
  case author
  case date, firstDate
  /// When it was changed last; a date if there is no other.
  case updated
  case year, month, day
  case abstract, summary
  /// An abstract if there is no other: `Summary`, `Description`.
  case description
  case categories, keywords, comment, journal, venue, code
  /// Published as, where arXiv itself may be meant: `arXiv preprint arXiv:2401.01234`.
  case publication
  case doi
  /// A name of its own that is no text: names, ids or dates in parts. Only objects have such.
  case ids, dateParts, versions, parsedAuthors, invertedAbstract
  /// An arXiv id, also without a prefix, or an address with one.
  case arxivID
  /// Some id; arXiv's if it looks like one.
  case id
  /// The address of the paper.
  case link
  case pdf
  /// A text in which arXiv's id or a DOI may stand, and nothing else that counts.
  case hint
  /// Something without a field of its own, kept under its name.
  case extra
  /// What nobody wants to read: keys of programs, languages, times of access.
  case ignored
}
