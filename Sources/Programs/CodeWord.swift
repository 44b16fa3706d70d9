/// A word of a command that its program runs, as `sh -c` does with the text behind it. Nothing that somebody else
/// has written may be a part of it: quotation marks do not help, as what is in it may close them.
///
/// The one judgement of this: for named commands, for lines that are typed, and for `$BROWSER`. It reads the options
/// of each such program as the program does, wherever its name stands (`env sh -c …`); an option that it does not
/// know is judged by the looks of the word behind it.
public struct CodeWord: Hashable, Sendable {
  /// Where it stands among the words.
  public let index: Int
  /// The program that runs it, as it is named.
  public let program: String
  /// The option before it; nil where the word needs none.
  public let option: String?
  let language: Language

  /// The words that some program would run.
  public static func all(in words: [String]) -> [CodeWord] {
    scans(of: words).flatMap(\.code)
  }

  /// Where the arguments of a text begin that a shell or Python runs: nothing there is read as an option. nil when
  /// there are none.
  static func argumentsOfCode(in words: [String]) -> Int? {
    scans(of: words).compactMap(\.arguments).min()
  }

  private static func scans(of words: [String]) -> [CodeScan] {
    var scans: [CodeScan] = []
    for (index, word) in words.enumerated() {
      // Behind the text of a shell stands first what the text is called, mostly like the shell.
      let isName = scans.contains { $0.arguments == index && $0.isCalled(word) }
      if let language = Language.of(words, at: index), !isName {
        scans.append(CodeScan(words, from: index, language))
      }
    }
    return scans
  }

  /// Why a placeholder in it is refused, and what can be written instead.
  func sentence(on place: Placeholder) -> String {
    let before = option.map { "\(program) \($0)" } ?? program
    let what = "\(place.text) inside the text of \(before) would be run as a part of it"
    guard let argument = language.argument, let option else {
      let variable = place.variable.map { "the environment, \($0), or from " } ?? ""
      return "\(what): let the program take it from \(variable)standard input (input = \"json\")"
    }
    let separator = language.endsOptions ? ProgramLine.name(of: program) : "--"
    let variable = place.variable.map { ", or \(language.variable($0)) from the environment" } ?? ""
    return "\(what): write \(argument) there and \(place.text) behind it (\(program) \(option) "
      + "'… \(argument) …' \(separator) \(place.text))\(variable)"
  }
}

/// Finds what a program runs among the words behind its name.
struct CodeScan {
  private(set) var code: [CodeWord] = []
  /// Where the arguments of a text begin, if they are never options.
  private(set) var arguments: Int?
  private let words: [String]
  private let start: Int
  private let language: Language
  /// The first word that is no option; nil behind a text that an option announces.
  private var operand: Int?
  /// That word may belong to an option of which we do not know it.
  private var isOdd = false

  init(_ words: [String], from start: Int, _ language: Language) {
    (self.words, self.start, self.language) = (words, start, language)
    if language.reads == .everything {
      for index in words.indices.dropFirst(start + 1) { add(index, nil) }
      return
    }
    readOptions()
    addWhatLooksSo()
  }

  /// Whether a word is the name of the program that a text is for.
  func isCalled(_ word: String) -> Bool {
    language.reads == .operand && ProgramLine.name(of: word) == ProgramLine.name(of: words[start])
  }

  private mutating func add(_ index: Int, _ option: String?) {
    guard words.indices.contains(index), !code.contains(where: { $0.index == index }) else {
      return
    }
    code.append(CodeWord(index: index, program: words[start], option: option, language: language))
  }

  private mutating func readOptions() {
    var index = start + 1
    var option: String?
    while index < words.count {
      let word = words[index]
      if word == "--" {
        index += 1
        break
      }
      let isOption = word.first == "-" || word.first == "+" && language.hasPlus
      guard word.count > 1, isOption else { break }
      switch language.meaning(of: word) {
      case .code(let isAttached):
        option = word
        if language.reads == .operand {
          index += 1
          continue
        }
        add(isAttached ? index : index + 1, isAttached ? nil : word)
        index += isAttached ? 1 : 2
        if language.endsOptions {
          arguments = index
          return
        }
      case .argument: index += 2
      case .module:
        operand = index + 1
        return
      case .odd:
        isOdd = true
        index += 1
      case .other: index += 1
      }
    }
    operand = option == nil ? index : nil
    switch language.reads {
    case .operand:
      // What an option has announced, else the file of a program.
      add(index, option)
      if isOdd { add(index + 1, option) }
      if option != nil { arguments = index + 1 }
    case .options where option == nil && language.runsOperand:
      if language.takesVariables {
        index = words[index...].firstIndex { !CodeScan.isVariable($0) } ?? index
      }
      add(index, nil)
      if isOdd { add(index + 1, nil) }
    case .options, .everything: break
    }
  }

  /// `NAME=value`, as it stands before the name of a program.
  private static func isVariable(_ word: String) -> Bool {
    guard let sign = word.firstIndex(of: "="), sign > word.startIndex else { return false }
    return word[..<sign].allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// Behind an option that may announce a text stands what is no plain word. What a file of a program gets is for
  /// that.
  private mutating func addWhatLooksSo() {
    if language.endsOptions, operand != nil, !isOdd { return }
    for index in words.indices.dropFirst(start + 2) {
      let before = words[index - 1]
      guard before.first == "-", before.dropFirst().first != "-",
        before.contains(where: language.codeLetters.contains),
        words[index].contains(where: { " \t\n'\"`;$()<>|&{%".contains($0) })
      else { continue }
      add(index, before)
    }
  }
}
