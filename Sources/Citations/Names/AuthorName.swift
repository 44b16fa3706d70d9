/// An author: a person in the parts that styles need, or a name that has none.
enum AuthorName: Hashable, Sendable {
  case person(Person)
  /// A collaboration, a company, a name of one word.
  case literal(String)
  /// Those who are not named.
  case others

  struct Person: Hashable, Sendable {
    var given: String
    /// `van der`, in small letters.
    var particle = ""
    var family: String
    /// `Jr.`, `III`.
    var suffix = ""
  }

  /// Reads a name in the order in which it is said, or family name first with a comma. nil when nothing is said.
  init?(_ text: String) {
    let name = AuthorName.trimmed(text)
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    if ["et al", "et al.", "others", "et. al.", "al."].contains(name.lowercased()) {
      self = .others
      return
    }
    let commas = name.split(separator: ",").map { AuthorName.trimmed(String($0)) }.filter {
      !$0.isEmpty
    }
    let words = name.split(separator: " ").map(String.init)
    if words.count == 1 || Collaboration.isOne(words) {
      self = .literal(name)
    } else if commas.count == 1 {
      self = .person(AuthorName.spoken(words.filter { !$0.isEmpty }))
    } else if commas.count == 2, NameWords.isSuffix(commas[1]) {
      var person = AuthorName.spoken(commas[0].split(separator: " ").map(String.init))
      person.suffix = commas[1]
      self = person.family.isEmpty ? .literal(name) : .person(person)
    } else if commas.count == 2 {
      self = .person(AuthorName.turned(family: commas[0], given: commas[1]))
    } else if commas.count == 3,
      let place = [1, 2].first(where: { NameWords.isSuffix(commas[$0]) })
    {
      var person = AuthorName.turned(family: commas[0], given: commas[3 - place])
      person.suffix = commas[place]
      self = .person(person)
    } else {
      self = .literal(name)
    }
  }

  /// `Ludwig van Beethoven III`.
  private static func spoken(_ words: [String]) -> Person {
    var words = words
    var suffix = ""
    if words.count > 2, let last = words.last, NameWords.isSuffix(last) {
      suffix = last
      words.removeLast()
    }
    guard words.count > 1, let family = words.last else {
      return Person(given: "", family: words.joined(separator: " "), suffix: suffix)
    }
    let start = NameWords.familyStart(words)
    var particle: [String] = []
    var names = Array(words[start...])
    while names.count > 1, NameWords.isSmall(names[0]) { particle.append(names.removeFirst()) }
    // `bell hooks`: a small word that is no particle is a name.
    let given = words[..<start].joined(separator: " ")
    return Person(
      given: given, particle: particle.joined(separator: " "),
      family: names.isEmpty ? family : names.joined(separator: " "), suffix: suffix)
  }

  /// `van Beethoven, Ludwig`.
  private static func turned(family: String, given: String) -> Person {
    var names = family.split(separator: " ").map(String.init)
    var particle: [String] = []
    while names.count > 1, NameWords.isSmall(names[0]) { particle.append(names.removeFirst()) }
    return Person(
      given: given, particle: particle.joined(separator: " "), family: names.joined(separator: " "))
  }

  /// Without blanks and marks of footnotes around it, and without a name in another script in brackets.
  private static func trimmed(_ text: String) -> String {
    var name = text[...]
    while let first = name.first, first.isWhitespace || ",;*".contains(first) { name.removeFirst() }
    while let last = name.last {
      if last.isWhitespace || ",;*†‡§¶∗".contains(last) {
        name.removeLast()
      } else if last == ")", let open = name.lastIndex(of: "("), open > name.startIndex {
        name = name[..<open]
      } else {
        break
      }
    }
    return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// As it is said: `Ludwig van Beethoven`, `Sammy Davis, Jr.`.
  var spoken: String {
    switch self {
    case .literal(let name): return name
    case .others: return "et al."
    case .person(let person):
      let name = [person.given, person.particle, person.family].filter { !$0.isEmpty }
        .joined(separator: " ")
      if person.suffix.isEmpty { return name }
      return name + (person.suffix.first == "J" || person.suffix.first == "S" ? ", " : " ")
        + person.suffix
    }
  }

  /// What it is sorted and keyed by: the family name, without particles, or the first word that says something.
  var sortingName: String {
    switch self {
    case .person(let person): person.family
    case .literal(let name):
      name.split(separator: " ").first { $0.lowercased() != "the" }.map(String.init) ?? name
    case .others: ""
    }
  }
}
