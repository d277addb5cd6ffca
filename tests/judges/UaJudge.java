import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files against PDF/UA-1 with veraPDF's engine. The engine reads its profiles through a binding library that
 * is not found on current Java, so this class reads the profile's XML itself.
 *
 * Prints for each file "file TAB name TAB rules", then a line "fail TAB clause TAB test TAB context TAB message" for
 * every failed check, or "error TAB message" where a file cannot be judged.
 */
public final class UaJudge {
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
    private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFUA_1;

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        for (String file : files) {
            System.out.println("file\t" + file + "\t" + profile.getRules().size());
            try {
                judge(file, profile);
            } catch (Exception error) {
                System.out.println("error\t" + oneLine(error.toString()));
            }
        }
    }

    private static void judge(String file, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), FLAVOUR);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            for (TestAssertion found : validator.validate(parser).getTestAssertions()) {
                RuleId rule = found.getRuleId();
                System.out.println(String.join("\t", "fail", rule.getClause(), "" + rule.getTestNumber(),
                        oneLine(found.getLocation().getContext()), oneLine("" + found.getMessage())));
            }
        }
    }

    private static ValidationProfile profile() throws Exception {
        try (InputStream xml = UaJudge.class.getResourceAsStream(PROFILE)) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
            Set<Rule> rules = new LinkedHashSet<>();
            each(root, "rule").forEach(item -> rules.add(rule(item)));
            Set<Variable> variables = new LinkedHashSet<>();
            each(root, "variable").forEach(item -> variables.add(Profiles.variableFromValues(item.getAttribute("name"),
                    item.getAttribute("object"), text(item, "defaultValue"), text(item, "value"))));
            return Profiles.profileFromValues(FLAVOUR,
                    Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0)), "", rules, variables);
        }
    }

    private static Rule rule(Element item) {
        Element id = each(item, "id").get(0);
        RuleId rule = Profiles.ruleIdFromValues(PDFAFlavour.Specification.ISO_14289_1, id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = item.hasAttribute("deferred") ? Boolean.valueOf(item.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(rule, item.getAttribute("object"), deferred, item.getAttribute("tags"),
                text(item, "description"), text(item, "test"), error(item), Collections.emptyList());
    }

    private static ErrorDetails error(Element item) {
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : each(item, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
        }
        return Profiles.errorFromValues(text(item, "message"), arguments);
    }

    private static List<Element> each(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        List<Element> items = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            items.add((Element) found.item(index));
        }
        return items;
    }

    private static String text(Element within, String name) {
        return each(within, name).isEmpty() ? "" : each(within, name).get(0).getTextContent();
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }
}
