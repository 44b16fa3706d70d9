/// The names of the months, whole and short, in the languages in which lists are kept.
enum MonthNames {
  /// What a word says in a date.
  enum Meaning {
    /// 1 to 12.
    case month(Int)
    /// Nothing: the day of the week, `of`, `de`.
    case filler
  }

  /// nil when the word is of no date.
  static func meaning(_ word: UnsafeRawBufferPointer) -> Meaning? {
    word.count <= 24 ? table[FoldedWord.hash(word)] : nil
  }

  /// A word that stands in a date and says nothing.
  static func isFiller(_ word: UnsafeRawBufferPointer) -> Bool {
    if case .filler = meaning(word) { true } else { false }
  }

  private static let table: WordTable<Meaning> = {
    let names = [
      "jan january januar jänner jän janvier janv enero ene janeiro января январь янв",
      "feb february februar févr fév février fevrier febrero fevereiro fev февраля февраль фев",
      "mar march mär märz mrz mars marzo março marco марта март мар",
      "apr april avr avril abr abril апреля апрель апр",
      "may mai mayo maio мая май",
      "jun june juni juin junio junho июня июнь июн",
      "jul july juli juil juillet julio julho июля июль июл",
      "aug august août aout agosto ago августа август авг",
      "sep sept september septembre septiembre setembro set сентября сентябрь сен сент",
      "oct october okt oktober octobre octubre outubro out октября октябрь окт",
      "nov november novembre noviembre novembro ноября ноябрь ноя",
      "dec december dez dezember déc décembre decembre diciembre dic dezembro декабря декабрь дек",
    ]
    let fillers =
      "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun"
      + " sunday of the on de del le am den du gmt utc am pm est edt pst pdt cet cest bst jst st nd rd th er"
      + " montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so"
      + " lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim"
      + " г года"
    var table: [(UInt64, Meaning)] = []
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") {
        table.append((FoldedWord.hash(String(name)), .month(index + 1)))
      }
    }
    for word in fillers.split(separator: " ") {
      table.append((FoldedWord.hash(String(word)), .filler))
    }
    return WordTable(table)
  }()
}
