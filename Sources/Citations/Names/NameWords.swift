/// What words of names are.
enum NameWords {
  static func isSuffix(_ word: String) -> Bool {
    ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"].contains(word.lowercased())
  }

  /// Whether a word begins with a small letter: `van`, but also `d'Alembert`.
  static func isSmall(_ word: String) -> Bool { word.first?.isLowercase == true }

  /// Where the family name begins, with its particles. The words are two at least.
  ///
  /// Particles in small letters are what they are; with capitals those are that hardly anybody has for a given
  /// name (`Vincent Van Gogh`, `Ana De la Cruz`), except in names of Vietnam.
  static func familyStart(_ words: [String]) -> Int {
    let last = words.count - 1
    if let small = words.indices.dropLast().first(where: {
      isSmall(words[$0]) && ($0 > 0 || particles.contains(words[$0]))
    }) {
      // `Juan De la Cruz`.
      return small > 1 && particles.contains(words[small - 1].lowercased()) ? small - 1 : small
    }
    guard last > 1, !vietnamese.contains(words[0]) else { return last }
    var start = last
    while start > 1, particles.contains(words[start - 1].lowercased()) { start -= 1 }
    return start
  }

  private static let particles: Set<String> = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "des", "le",
    "la", "los", "las", "el", "al", "ter", "ten", "te", "zu", "zum", "zur", "vom", "bin", "ibn",
    "ben", "af", "av", "st.", "'t",
  ]

  /// Family names, which stand first, before `Van` and `Le` as names of people.
  private static let vietnamese: Set<String> = [
    "Nguyen", "Nguyễn", "Tran", "Trần", "Le", "Lê", "Pham", "Phạm", "Hoang", "Hoàng", "Huynh",
    "Phan", "Vu", "Vo", "Dang", "Bui", "Do", "Ho", "Ngo", "Duong", "Ly", "Trinh", "Dinh", "Doan",
    "Luong", "Mai", "Truong",
  ]
}

/// Names of those who are many.
enum Collaboration {
  /// Whether the words of a name are that of a group: `ATLAS Collaboration`, `Team GLM`, `The Event Horizon
  /// Telescope Collaboration et al.`.
  static func isOne(_ words: [String]) -> Bool {
    guard let first = words.first?.lowercased() else { return false }
    if ["the", "team", "on", "for"].contains(first), words.count > 1 { return true }
    return words.contains { word in
      groups.contains(word.lowercased().filter { $0.isLetter })
    }
  }

  private static let groups: Set<String> = [
    "collaboration", "collaborations", "consortium", "team", "teams", "group", "committee",
    "alliance",
    "initiative", "network", "project", "society", "association", "foundation", "organization",
    "institute", "university", "laboratory", "laboratories", "lab", "labs", "inc", "ltd",
    "corporation",
    "department", "center", "centre",
  ]
}
