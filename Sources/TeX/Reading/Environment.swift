/// An environment of a formula, set on one line: rows divided by semicolons, columns by commas.
struct Environment {
  let opening: String
  let closing: String
  /// Between two columns; a blank where they only align.
  let separator: String
  /// An argument follows, which says how the columns are set.
  var hasColumns = false

  static func named(_ name: String) -> Environment? {
    switch name.last == "*" ? String(name.dropLast()) : name {
    case "pmatrix": Environment(opening: "(", closing: ")", separator: ", ")
    case "bmatrix": Environment(opening: "[", closing: "]", separator: ", ")
    case "Bmatrix": Environment(opening: "{", closing: "}", separator: ", ")
    case "vmatrix": Environment(opening: "|", closing: "|", separator: ", ")
    case "Vmatrix": Environment(opening: "‖", closing: "‖", separator: ", ")
    case "smallmatrix", "matrix": Environment(opening: "", closing: "", separator: ", ")
    case "array": Environment(opening: "", closing: "", separator: ", ", hasColumns: true)
    case "cases", "dcases", "rcases": Environment(opening: "{ ", closing: " }", separator: ", ")
    case "equation", "align", "gather", "multline", "eqnarray", "displaymath", "math", "split",
      "aligned", "gathered", "flalign", "subequations", "substack":
      Environment(opening: "", closing: "", separator: " ")
    case "alignat", "alignedat", "subarray":
      Environment(opening: "", closing: "", separator: " ", hasColumns: true)
    default: nil
    }
  }
}
