import Canvas
import Papers

/// A mistake in a keymap file: where, and what. The rest of the file still works.
public struct KeymapProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case unknownContext(String)
    case missingKeys
    case badKeys(String)
    /// Nobody presses so many keys for one command.
    case tooManyKeys(limit: Int)
    case missingCommand
    case unknownCommand(String, nearest: String?)
    /// The command works in prompts only, or everywhere but there.
    case wrongContext(command: String, context: String)
    case textAfterCommand(String)
    /// Something that a terminal obeys stands in what a command is given.
    case controlCharacter
    /// The same keys were bound before in this file, on this line.
    case boundBefore(line: Int)
  }

  /// The file, as the messages name it.
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int
  public let kind: Kind
}

/// Reads keymap files: a line a binding.
///
///     context  keys  command   # a comment
///     context  keys  command; 3 command; command "what it is given"
///     unbind   context  keys
///
/// Blank lines and comments are free. Later files and lines replace earlier ones.
public struct KeymapParser {
  public private(set) var keymap: Keymap
  public private(set) var problems: [KeymapProblem] = []
  private let commands: CommandSet

  /// - Parameters:
  ///   - commands: what keys can be bound to.
  ///   - keymap: what the files are merged over.
  public init(commands: CommandSet = CommandSet(), over keymap: Keymap = Keymap()) {
    (self.commands, self.keymap) = (commands, keymap)
  }

  /// Binds keys, as a file would spell them, to a command of the user's own in all panes; nil, or what is wrong.
  public mutating func bind(_ keys: String, to command: String) -> KeymapProblem.Kind? {
    do throws(LineReader.LineProblem) {
      keymap.bind(try LineReader.keys(keys[...], column: 1), in: .global, to: command)
      return nil
    } catch {
      return error.kind
    }
  }

  /// Merges a file over what was read before.
  public mutating func read(_ text: String, file: String) {
    var bound: [String: Int] = [:]
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = Substring(line.last == 0x0D ? line.dropLast() : line)
      var reader = LineReader(line: line, file: file, number: index + 1, commands: commands)
      reader.read(into: &keymap, seen: &bound, problems: &problems)
    }
  }
}

/// Reads one line of a keymap.
private struct LineReader {
  private let file: String
  private let number: Int
  private let commands: CommandSet
  private var words: [(text: Substring, column: Int)] = []
  private let end: Int

  init(line: Substring, file: String, number: Int, commands: CommandSet) {
    self.commands = commands
    self.file = file
    self.number = number
    // Bytes are ten times as quick as characters, and this is done for hundreds of lines at each start.
    let isASCII = line.utf8.allSatisfy { $0 < 0x80 }
    (words, end) =
      isASCII
      ? LineReader.words(of: line.utf8, in: line) { $0 }
      : LineReader.words(of: line, in: line) { character in
        // What is not ASCII is a blank or none.
        character.asciiValue ?? (character.isWhitespace ? 0x20 : 0xFF)
      }
  }

  /// The words before a comment, each with the column in which it begins, and the column behind the last one.
  ///
  /// - Parameter byte: an element as a byte of ASCII.
  private static func words<Elements: BidirectionalCollection>(
    of elements: Elements, in line: Substring, byte: (Elements.Element) -> UInt8
  ) -> ([(text: Substring, column: Int)], end: Int) where Elements.Index == String.Index {
    var words: [(text: Substring, column: Int)] = []
    var column = 1
    var word: (start: String.Index, column: Int)?
    // Between quotation marks of what a command is given nothing is a comment.
    var isQuoted = false
    var index = elements.startIndex
    while index < elements.endIndex {
      let byte = byte(elements[index])
      // A number sign begins a comment only at the start of a word that does not stand where keys do.
      if byte == 0x23, word == nil, !isQuoted, words.count != 1 || words.first?.text == "unbind" {
        break
      }
      if byte == 0x22, words.count > 2 { isQuoted.toggle() }
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        if let begun = word {
          words.append((line[begun.start..<index], begun.column))
          word = nil
        }
      } else if word == nil {
        word = (index, column)
      }
      index = elements.index(after: index)
      column += 1
    }
    if let begun = word { words.append((line[begun.start..<index], begun.column)) }
    return (words, column)
  }

  mutating func read(
    into keymap: inout Keymap, seen: inout [String: Int], problems: inout [KeymapProblem]
  ) {
    guard !words.isEmpty else { return }
    let unbinds = words[0].text == "unbind"
    if unbinds { words.removeFirst() }
    do throws(LineProblem) {
      let context = try context()
      let keys = try keys()
      if unbinds {
        try expectEnd(after: 2)
        keymap.unbind(keys, in: context)
        return
      }
      let steps = try steps(in: context)
      let binding = context.rawValue + " " + keys.map(\.description).joined()
      if let line = seen[binding] {
        problems.append(problem(.init(column: words[1].column, kind: .boundBefore(line: line))))
      }
      seen[binding] = number
      keymap.bind(keys, in: context, to: Step.text(of: steps))
    } catch {
      problems.append(problem(error))
    }
  }

  private func context() throws(LineProblem) -> Context {
    guard let word = words.first else { throw LineProblem(column: end, kind: .missingKeys) }
    guard let context = Context(rawValue: String(word.text)) else {
      throw LineProblem(column: word.column, kind: .unknownContext(String(word.text)))
    }
    return context
  }

  private func keys() throws(LineProblem) -> [Key] {
    guard words.count > 1 else { throw LineProblem(column: end, kind: .missingKeys) }
    return try LineReader.keys(words[1].text, column: words[1].column)
  }

  /// The keys that a text spells, which stands at a column.
  static func keys(_ text: Substring, column: Int) throws(LineProblem) -> [Key] {
    // What a terminal obeys comes as the key that it means, never as a character.
    if let index = text.firstIndex(where: { !$0.unicodeScalars.allSatisfy(SafeText.isSafe) }) {
      let offset = text.distance(from: text.startIndex, to: index)
      throw LineProblem(column: column + offset, kind: .badKeys(String(text)))
    }
    switch Key.sequence(text) {
    case .success(let keys):
      guard keys.count <= LineReader.keyLimit else {
        throw LineProblem(column: column, kind: .tooManyKeys(limit: LineReader.keyLimit))
      }
      return keys
    case .failure(let error):
      throw LineProblem(column: column + error.offset, kind: .badKeys(String(text)))
    }
  }

  /// The longest sequence; a key is a level of the trie.
  private static let keyLimit = 16

  /// What the keys run. The first command must work in the context; what it opens, the next one may be for.
  private func steps(in context: Context) throws(LineProblem) -> [Step] {
    guard words.count > 2, let last = words.last else {
      throw LineProblem(column: end, kind: .missingCommand)
    }
    let column = words[2].column
    let text = words[2].text.base[words[2].text.startIndex..<last.text.endIndex]
    let steps: [Step]
    do throws(Step.Mistake) {
      steps = try Step.all(in: text, commands)
    } catch {
      throw LineProblem(column: column + error.offset, kind: error.kind)
    }
    if let command = steps.first.flatMap({ commands.named($0.name) }),
      context.takesText ? !command.worksInPrompts : command.isForPrompts
    {
      throw LineProblem(
        column: column, kind: .wrongContext(command: command.name, context: context.rawValue))
    }
    return steps
  }

  private func expectEnd(after count: Int) throws(LineProblem) {
    guard words.count > count else { return }
    throw LineProblem(
      column: words[count].column, kind: .textAfterCommand(String(words[count].text)))
  }

  private func problem(_ problem: LineProblem) -> KeymapProblem {
    KeymapProblem(file: file, line: number, column: problem.column, kind: problem.kind)
  }

  struct LineProblem: Error {
    let column: Int
    let kind: KeymapProblem.Kind
  }
}
