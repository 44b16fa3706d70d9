import Programs

/// `[commands.NAME]` and `[hooks]`. What cannot be used is a problem, named by its path, and the rest counts; a
/// command without a program that can be run is none.
extension Settings {
  /// What a command may have.
  static let commandTable = SettingGroup(
    name: "commands",
    help: "A program of yours, run on a paper or on what is selected; `!` and `|` ask for others.",
    fields: [
      SettingGroup.Member(
        key: "run", expected: "a list of words, as in [\"zotero-add\", \"--\", \"{id}\"]",
        help:
          "The program and its arguments, with {id}, {url}, {title}, {authors}, {abstract}, {json} and {pdf}."
      ),
      SettingGroup.Member(key: "key", expected: "a text", help: "The key that runs it."),
      SettingGroup.Member(
        key: "help", expected: "a text", help: "What the list of keys says of it."),
      SettingGroup.Member(
        key: "on", expected: choices(UserCommand.About.self),
        help: "The paper, all that are selected in one run, or each in a run of its own."),
      SettingGroup.Member(
        key: "output", expected: choices(UserCommand.Output.self),
        help: "What becomes of what it prints."),
      SettingGroup.Member(
        key: "input", expected: choices(UserCommand.Input.self),
        help: "What it gets on standard input."),
      SettingGroup.Member(
        key: "terminal", expected: "true or false", help: "Whether it gets the terminal."),
    ])

  /// What programs are told of.
  static let hookTable = SettingGroup(
    name: "hooks", isNamed: false,
    help: "Programs that are told of what you do, once an act, with a line of JSON a paper.",
    fields: [
      (Hook.open, "A paper was opened."), (.star, "Papers were starred."),
      (.fetch, "New papers were fetched."), (.leave, "Quire was left."),
    ].map { SettingGroup.Member(key: $0.0.rawValue, expected: "a list of words", help: $0.1) } + [
      SettingGroup.Member(
        key: "seconds", expected: "a number of seconds from 1 to 600",
        help: "After how many a program is ended that has not ended by itself.")
    ])

  static func commands(_ value: TOML.Value, _ problems: inout [Problem]) -> [UserCommand] {
    guard case .table(let tables) = value.content else {
      problems.append(
        value.problem(.wrongValue(key: "commands", expected: "tables, as in [commands.name]")))
      return []
    }
    return tables.compactMap { name, table in
      guard case .table(let members) = table.content, isCommandName(name) else {
        let expected = "a table whose name has small letters, digits and -"
        problems.append(table.problem(.wrongValue(key: "commands.\(name)", expected: expected)))
        return nil
      }
      return command(name, table, members, &problems)
    }
  }

  private static func command(
    _ name: String, _ table: TOML.Value, _ members: [TOML.Member], _ problems: inout [Problem]
  ) -> UserCommand? {
    let path = "commands.\(name)"
    let place = UserCommand.Placed(name, line: table.line, column: table.column)
    guard let run = members.first(where: { $0.name == "run" })?.value else {
      problems.append(
        table.problem(.wrongValue(key: path + ".run", expected: commandTable.fields[0].expected)))
      return nil
    }
    guard let words = run.texts else {
      problems.append(
        run.problem(.wrongValue(key: path + ".run", expected: commandTable.fields[0].expected)))
      return nil
    }
    var command: UserCommand
    do throws(ProgramRefusal) {
      command = UserCommand(name: place, line: try ProgramLine(words))
      try command.line.checkForOptions()
    } catch {
      problems.append(run.problem(.refused(key: path + ".run", error)))
      return nil
    }
    for (field, value) in members where field != "run" {
      guard let known = commandTable.fields.first(where: { $0.key == field }) else {
        let known = commandTable.fields.map { "\(path).\($0.key)" }
        problems.append(value.problem(.unknown(key: "\(path).\(field)", known: known)))
        continue
      }
      if !take(value, as: field, &command) {
        problems.append(
          value.problem(.wrongValue(key: "\(path).\(field)", expected: known.expected)))
      }
    }
    return command
  }

  /// Takes a value; false when it is not one that the field can have.
  private static func take(
    _ value: TOML.Value, as field: String, _ command: inout UserCommand
  ) -> Bool {
    if case .flag(let flag) = value.content, field == "terminal" {
      command.needsTerminal = flag
      return true
    }
    guard case .text(let text) = value.content, !text.isEmpty else { return false }
    func set<Choice: RawRepresentable<String>>(
      _ field: WritableKeyPath<UserCommand, Choice>
    ) -> Bool {
      guard let choice = Choice(rawValue: text) else { return false }
      command[keyPath: field] = choice
      return true
    }
    switch field {
    case "key": command.key = UserCommand.Placed(text, line: value.line, column: value.column)
    case "help": command.help = text
    case "on": return set(\.about)
    case "output": return set(\.output)
    case "input": return set(\.input)
    default: return false
    }
    return true
  }

  static func hooks(_ value: TOML.Value, _ problems: inout [Problem]) -> Hooks {
    var hooks = Hooks()
    guard case .table(let members) = value.content else {
      problems.append(
        value.problem(.wrongValue(key: "hooks", expected: "a table, as in [hooks]")))
      return hooks
    }
    for (name, value) in members {
      let path = "hooks.\(name)"
      if name == "seconds" {
        if case .integer(let seconds) = value.content, (1...600).contains(seconds) {
          hooks.seconds = seconds
        } else {
          problems.append(
            value.problem(.wrongValue(key: path, expected: "a number of seconds from 1 to 600")))
        }
      } else if let hook = Hook(rawValue: name) {
        guard let words = value.texts else {
          let expected = "a list of words, as in [\"notify\", \"--json\"]"
          problems.append(value.problem(.wrongValue(key: path, expected: expected)))
          continue
        }
        do throws(ProgramRefusal) {
          let line = try ProgramLine(literally: words)
          if let place = ProgramLine.firstPlace(in: words) { throw .placeInHook(place) }
          hooks.programs[hook] = line
        } catch {
          problems.append(value.problem(.refused(key: path, error)))
        }
      } else {
        let known = hookTable.fields.map { "hooks.\($0.key)" }
        problems.append(value.problem(.unknown(key: path, known: known)))
      }
    }
    return hooks
  }

  /// What keymaps can name.
  private static func isCommandName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.first != "-"
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }

  private static func choices<Choice: CaseIterable & RawRepresentable<String>>(
    _: Choice.Type
  ) -> String {
    let quoted = Choice.allCases.map { "\"\($0.rawValue)\"" }
    return quoted.dropLast().joined(separator: ", ") + " or \(quoted[quoted.count - 1])"
  }
}

extension TOML.Value {
  fileprivate func problem(_ kind: Settings.Problem.Kind) -> Settings.Problem {
    Settings.Problem(line: line, column: column, kind)
  }

  /// The texts of a list; nil for anything else.
  fileprivate var texts: [String]? {
    guard case .array(let items) = content else { return nil }
    let texts = items.compactMap { item -> String? in
      if case .text(let text) = item.content { text } else { nil }
    }
    return texts.count == items.count ? texts : nil
  }
}
