extension Settings {
  /// Reads `[fetch.…]`. What cannot be used is a problem, the rest counts; a profile without categories is none.
  static func profiles(
    _ value: TOML.Value, _ problems: inout [Problem]
  ) -> [FetchProfile] {
    func complain(_ value: TOML.Value, _ kind: Problem.Kind) {
      problems.append(Problem(line: value.line, column: value.column, kind))
    }
    guard case .table(let tables) = value.content else {
      complain(value, .wrongValue(key: "fetch", expected: "tables, as in [fetch.name]"))
      return []
    }
    var profiles: [FetchProfile] = []
    for (name, table) in tables {
      let key = "fetch.\(name)"
      guard case .table(let members) = table.content, FetchProfile.isName(name) else {
        complain(
          table,
          .wrongValue(
            key: key, expected: "a table whose name has letters, digits, - and _"))
        continue
      }
      var profile = FetchProfile(name: name)
      var areCategoriesWrong = false
      for (field, value) in members {
        guard let known = FetchProfile.table.fields.first(where: { $0.key == field }) else {
          complain(
            value,
            .unknown(
              key: "\(key).\(field)", known: FetchProfile.table.fields.map { "\(key).\($0.key)" }))
          continue
        }
        if !profile.take(field, value.content) {
          areCategoriesWrong = areCategoriesWrong || field == "categories"
          complain(value, .wrongValue(key: "\(key).\(field)", expected: known.expected))
        }
      }
      if !profile.categories.isEmpty {
        profiles.append(profile)
      } else if !areCategoriesWrong {
        complain(
          table,
          .wrongValue(key: "\(key).categories", expected: FetchProfile.table.fields[0].expected))
      }
    }
    return profiles
  }
}
