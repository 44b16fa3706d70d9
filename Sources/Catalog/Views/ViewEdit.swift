/// A change of the saved views.
public enum ViewEdit: Hashable, Sendable {
  /// A view at the end; or another query for the view of this name.
  case put(NamedView)
  /// Another name. Views that name it go on doing so.
  case rename(String, to: String)
  /// So many places down; up when negative. What takes it back brings the lines to where they were, those too that
  /// are hidden behind one of the same name, as long as they are as the move has left them.
  case move(String, by: Int, restoring: [Place] = [])
  case remove(String)
  /// A line of the file as it was, at its place: what takes a removal back. `over` is the line that has counted
  /// since for the view of this name.
  case insert(line: String, at: Int, over: String? = nil)
  /// The lines of some views as they were: the first is the view's that was changed, the others name it.
  case replace([Line])

  /// The view that it is about, as it is called afterwards; nil when it is not there any more.
  public var name: String? {
    switch self {
    case .put(let view): view.name
    case .rename(_, let new): new
    case .move(let name, _, _): name
    case .insert(let line, _, _): ViewEdit.name(in: line)
    case .replace(let lines): lines.first.flatMap { ViewEdit.name(in: $0.text) }
    case .remove: nil
    }
  }

  /// The name that it takes from a view, and the one that it gives, when these are two.
  public var renaming: (old: String, new: String)? {
    switch self {
    case .rename(let old, let new): return (old, new)
    case .replace(let lines):
      guard let old = lines.first?.name, let new = name, old != new else { return nil }
      return (old, new)
    case .put, .move, .remove, .insert: return nil
    }
  }

  private static func name(in line: String) -> String? { try? ViewLine(line)?.view.name }

  /// A line of the file as it is now, and as it is to be again.
  public struct Place: Hashable, Sendable {
    let line: Int
    let now: String
    let before: String
  }

  /// The line that a view is to have.
  public struct Line: Hashable, Sendable {
    public let name: String
    public let text: String
    /// What it has now; nil for whatever that is.
    let before: String?
    /// The line that has come to count for the view of the name in `text`, since that has another one.
    var over: String?
  }
}

/// Why a change cannot be made.
public enum ViewRefusal: Error, Hashable, Sendable {
  case noSuchView(String)
  case nameTaken(String)
  case badName(String, ViewProblem.Kind)
  case badQuery(ViewProblem.Kind)
  /// With the other name in it the line of a view would be.
  case tooLong(view: String, limit: Int)
  case tooMany(limit: Int)
  /// A view would ask for itself, by way of these.
  case circle([String])
  case nothingToUndo, nothingToRedo
}
