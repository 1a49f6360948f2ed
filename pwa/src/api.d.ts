// Generated from the server's OpenAPI document: never written by hand. To refresh it: `npm run types` in pwa/.
export interface paths {
    "/.well-known/gpc.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PrivacySignal */
        get: operations["WellKnownGpcJsonPrivacySignal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/care-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Waiting */
        get: operations["ApiCareRequestsWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/care-requests/{request_id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree */
        post: operations["ApiCareRequestsRequestIdAgreeAgree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/care-requests/{request_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse */
        post: operations["ApiCareRequestsRequestIdRefuseRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/care-requests/{request_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw */
        post: operations["ApiCareRequestsRequestIdWithdrawWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/care-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CareRequests */
        get: operations["ApiClientsClientIdCareRequestsCareRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/care-requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ask */
        put: operations["ApiClientsClientIdCareRequestsRequestIdAsk"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/coming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coming */
        get: operations["ApiClientsClientIdComingComing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/door-note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** DoorNote */
        get: operations["ApiClientsClientIdDoorNoteDoorNote"];
        /** PutDoorNote */
        put: operations["ApiClientsClientIdDoorNotePutDoorNote"];
        post?: never;
        /** EraseDoorNote */
        delete: operations["ApiClientsClientIdDoorNoteEraseDoorNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadInEmergency */
        get: operations["ApiClientsClientIdEmergencyReadInEmergency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/emergency-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** OpenEmergency */
        post: operations["ApiClientsClientIdEmergencyAccessOpenEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Done */
        get: operations["ApiClientsClientIdHistoryDone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/standing-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** StandingVisits */
        get: operations["ApiClientsClientIdStandingVisitsStandingVisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/step-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** StepDown */
        post: operations["ApiClientsClientIdStepDownStepDown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/trust-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations */
        get: operations["ApiClientsClientIdTrustInvitationsInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/trust-invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Invite */
        put: operations["ApiClientsClientIdTrustInvitationsInvitationIdInvite"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/trusted-contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TrustedContacts */
        get: operations["ApiClientsClientIdTrustedContactsTrustedContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/weeks/{week_on}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WeekOfClient */
        get: operations["ApiClientsClientIdWeeksWeekOnWeekOfClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wishes */
        get: operations["ApiClientsClientIdWishesWishes"];
        /** PutWishes */
        put: operations["ApiClientsClientIdWishesPutWishes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clients/{client_id}/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** KnownWorkers */
        get: operations["ApiClientsClientIdWorkersKnownWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cover/after-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AfterAll */
        post: operations["ApiCoverAfterAllAfterAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** DataRole */
        get: operations["ApiDataRoleDataRole"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-role/declaration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Declare */
        put: operations["ApiDataRoleDeclarationDeclare"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-role/declaration/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TryDeclaration */
        post: operations["ApiDataRoleDeclarationTryTryDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-role/negotiations/{negotiation_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept */
        post: operations["ApiDataRoleNegotiationsNegotiationIdAcceptAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-role/negotiations/{negotiation_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse */
        post: operations["ApiDataRoleNegotiationsNegotiationIdRefuseRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-role/questions/{question_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AnswerQuestion */
        post: operations["ApiDataRoleQuestionsQuestionIdAnswerAnswerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declaration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Declaration */
        get: operations["ApiDeclarationDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People */
        get: operations["ApiDemoPeoplePeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become */
        post: operations["ApiDemoSessionsBecome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/emergencies/{emergency_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** EndEmergency */
        post: operations["ApiEmergenciesEmergencyIdEndEndEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events */
        get: operations["ApiEventsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fairness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fairness */
        get: operations["ApiFairnessFairness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fairness/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct */
        post: operations["ApiFairnessCorrectionsCorrect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/impact-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ImpactAssessment */
        get: operations["ApiImpactAssessmentImpactAssessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/add-checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AddCheckpoint */
        post: operations["ApiLedgerAddCheckpointAddCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checkpoint */
        get: operations["ApiLedgerCheckpointCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Consistency */
        get: operations["ApiLedgerConsistencyConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries */
        get: operations["ApiLedgerEntriesEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inclusion */
        get: operations["ApiLedgerInclusionInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Key */
        get: operations["ApiLedgerKeyKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["ApiMeMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** SetLanguage */
        put: operations["ApiMeLanguageSetLanguage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{member_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leaves */
        get: operations["ApiMembersMemberIdLeaveLeaves"];
        put?: never;
        /** Leave */
        post: operations["ApiMembersMemberIdLeaveLeave"];
        /** Stay */
        delete: operations["ApiMembersMemberIdLeaveStay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TakeAlong */
        get: operations["ApiMyArchiveTakeAlong"];
        put?: never;
        /** Bring */
        post: operations["ApiMyArchiveBring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/archive/{archive_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look */
        get: operations["ApiMyArchiveArchiveIdLook"];
        put?: never;
        post?: never;
        /** PutAway */
        delete: operations["ApiMyArchiveArchiveIdPutAway"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/archive/{archive_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take */
        post: operations["ApiMyArchiveArchiveIdTakeTake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assignments/{assignment_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ConfirmOne */
        post: operations["ApiMyAssignmentsAssignmentIdConfirmConfirmOne"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assignments/{assignment_id}/late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SayLate */
        post: operations["ApiMyAssignmentsAssignmentIdLateSayLate"];
        /** TakeLateBack */
        delete: operations["ApiMyAssignmentsAssignmentIdLateTakeLateBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mine */
        get: operations["ApiMyAvailabilityMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/availability/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm */
        post: operations["ApiMyAvailabilityConfirmConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/availability/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Effect */
        get: operations["ApiMyAvailabilityEffectEffect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/availability/exceptions/{exception_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** PutException */
        put: operations["ApiMyAvailabilityExceptionsExceptionIdPutException"];
        post?: never;
        /** RemoveException */
        delete: operations["ApiMyAvailabilityExceptionsExceptionIdRemoveException"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/availability/hours-wanted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** WantHours */
        put: operations["ApiMyAvailabilityHoursWantedWantHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/availability/usual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** StateUsualWeek */
        put: operations["ApiMyAvailabilityUsualStateUsualWeek"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CannotCome */
        post: operations["ApiMyAwayCannotCome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Balance */
        get: operations["ApiMyBalanceBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Channels */
        get: operations["ApiMyChannelsChannels"];
        /** SetChannels */
        put: operations["ApiMyChannelsSetChannels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyData */
        get: operations["ApiMyDataMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/data/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyAgreements */
        get: operations["ApiMyDataAgreementsMyAgreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/data/agreements/{agreement_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyReceipt */
        get: operations["ApiMyDataAgreementsAgreementIdReceiptMyReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/data/agreements/{agreement_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw */
        post: operations["ApiMyDataAgreementsAgreementIdWithdrawWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/data/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer */
        post: operations["ApiMyDataAnswersAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/data/asked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Asked */
        get: operations["ApiMyDataAskedAsked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/data/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks */
        get: operations["ApiMyDataLooksLooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/emergencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyEmergencies */
        get: operations["ApiMyEmergenciesMyEmergencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyErasure */
        get: operations["ApiMyErasureMyErasure"];
        put?: never;
        /** AskErasure */
        post: operations["ApiMyErasureAskErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyLedger */
        get: operations["ApiMyLedgerMyLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/looks/{look_id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask */
        post: operations["ApiMyLooksLookIdQuestionsAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/negotiations/{negotiation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyMessages */
        get: operations["ApiMyNegotiationsNegotiationIdMessagesMyMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/negotiations/{negotiation_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TakeBack */
        post: operations["ApiMyNegotiationsNegotiationIdTakeBackTakeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices */
        get: operations["ApiMyNotificationsNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** MarkRead */
        post: operations["ApiMyNotificationsReadMarkRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/push-subscriptions/{subscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Subscribe */
        put: operations["ApiMyPushSubscriptionsSubscriptionIdSubscribe"];
        post?: never;
        /** Unsubscribe */
        delete: operations["ApiMyPushSubscriptionsSubscriptionIdUnsubscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions */
        get: operations["ApiMyQuestionsQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/team-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TeamVisits */
        get: operations["ApiMyTeamVisitsTeamVisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/visits/{visit_id}/door-note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** DoorNote */
        get: operations["ApiMyVisitsVisitIdDoorNoteDoorNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyWeek */
        get: operations["ApiMyWeekMyWeek"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/weeks/{week_on}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ConfirmWeek */
        post: operations["ApiMyWeeksWeekOnConfirmConfirmWeek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notice */
        get: operations["ApiNoticeNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passkey-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SignInWithPasskey */
        post: operations["ApiPasskeySignInsSignInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passkey-sign-ins/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AskToSignIn */
        post: operations["ApiPasskeySignInsChallengesAskToSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** MyPasskeys */
        get: operations["ApiPasskeysMyPasskeys"];
        put?: never;
        /** AddPasskey */
        post: operations["ApiPasskeysAddPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passkeys/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AskToAdd */
        post: operations["ApiPasskeysChallengesAskToAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** RenamePasskey */
        put: operations["ApiPasskeysPasskeyIdRenamePasskey"];
        post?: never;
        /** RemovePasskey */
        delete: operations["ApiPasskeysPasskeyIdRemovePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PolicyInForce */
        get: operations["ApiPolicyPolicyInForce"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/push-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PushKey */
        get: operations["ApiPushKeyPushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Register */
        get: operations["ApiRegisterRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roster */
        get: operations["ApiRostersRosterIdRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign */
        post: operations["ApiRostersRosterIdAssignAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel */
        post: operations["ApiRostersRosterIdCancelCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find */
        post: operations["ApiRostersRosterIdCoverFind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Difference */
        get: operations["ApiRostersRosterIdDifferenceDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Discard */
        post: operations["ApiRostersRosterIdDiscardDiscard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pin */
        post: operations["ApiRostersRosterIdPinPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish */
        post: operations["ApiRostersRosterIdPublishPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/solve-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SolveAgain */
        post: operations["ApiRostersRosterIdSolveAgainSolveAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TryOut */
        post: operations["ApiRostersRosterIdTryTryOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/visits/{visit_id}/uncovered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Uncovered */
        get: operations["ApiRostersRosterIdVisitsVisitIdUncoveredUncovered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{roster_id}/visits/{visit_id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why */
        get: operations["ApiRostersRosterIdVisitsVisitIdWhyWhy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions */
        get: operations["ApiSessionsSessions"];
        put?: never;
        /** UseSignIn */
        post: operations["ApiSessionsUseSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** SignOut */
        delete: operations["ApiSessionsCurrentSignOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** EndSession */
        delete: operations["ApiSessionsSessionIdEndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AskSignIn */
        post: operations["ApiSignInLinksAskSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standing-visits/{standing_visit_id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change */
        post: operations["ApiStandingVisitsStandingVisitIdChangeChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standing-visits/{standing_visit_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End */
        post: operations["ApiStandingVisitsStandingVisitIdEndEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trust-invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept */
        post: operations["ApiTrustInvitationsAcceptAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trust-invitations/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read */
        post: operations["ApiTrustInvitationsReadRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trust-invitations/{invitation_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TakeInvitationBack */
        post: operations["ApiTrustInvitationsInvitationIdTakeBackTakeInvitationBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trusted-contacts/{trust_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change */
        put: operations["ApiTrustedContactsTrustIdChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trusted-contacts/{trust_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore */
        post: operations["ApiTrustedContactsTrustIdRestoreRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trusted-contacts/{trust_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TakeBack */
        post: operations["ApiTrustedContactsTrustIdTakeBackTakeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{visit_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel */
        post: operations["ApiVisitsVisitIdCancelCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{visit_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore */
        post: operations["ApiVisitsVisitIdRestoreRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{visit_id}/why-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WhyMe */
        get: operations["ApiVisitsVisitIdWhyMeWhyMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{visit_id}/why-not-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WhyNotMe */
        get: operations["ApiVisitsVisitIdWhyNotMeWhyNotMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weeks/{week_on}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Week */
        get: operations["ApiWeeksWeekOnWeek"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weeks/{week_on}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** DraftWithout */
        post: operations["ApiWeeksWeekOnCoverDraftWithout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weeks/{week_on}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** RequestDraft */
        post: operations["ApiWeeksWeekOnDraftsRequestDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health */
        get: operations["HealthHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ns/care-data/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Profile */
        get: operations["NsCareDataV1Profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ns/care-data/v1/context.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ContextOfDocuments */
        get: operations["NsCareDataV1ContextJsonldContextOfDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AcceptInvitation */
        AcceptInvitation: {
            /** @constant */
            agrees: true;
            family_name: string;
            given_name: string;
            language: string;
            token: string;
        };
        /** Accepted */
        Accepted: {
            /** Format: uuid */
            client_id: string;
            joined: boolean;
        };
        /** ActingFor */
        ActingFor: {
            /** Format: uuid */
            client_id: string;
            family_name: string;
            given_name: string;
            topics: string[];
            /** Format: date */
            until_on: string;
        };
        /** Activity */
        Activity: {
            about: string[];
            categories: string[];
            legal_bases: string[];
            longest_days: number;
            purpose: string;
            recipients: string[];
            routes: components["schemas"]["Route"][];
        };
        /** AddPasskey */
        AddPasskey: {
            attestation_object: string;
            client_data: string;
            credential_id: string;
            name: string;
            /** @default [] */
            transports: ("usb" | "nfc" | "ble" | "smart-card" | "internal" | "hybrid" | "cable")[];
        };
        /** Address */
        Address: {
            area: string;
            latitude: number;
            line: string;
            longitude: number;
        };
        /** Agree */
        Agree: {
            /** @default 0 */
            critical: number;
            /** @default 0 */
            flexible_minutes: number;
            /** Format: date */
            from_on: string;
            minutes: number;
            starts_time: string;
            tasks: ("personal_care" | "meal" | "medication" | "company" | "household" | "shopping" | "mobility" | "hoist" | "night_watch")[];
            until_on?: string | null;
            /** @default [] */
            weekdays: number[];
            /** @default 1 */
            workers: number;
        };
        /** Agreed */
        Agreed: {
            /** Format: uuid */
            agreement_id: string;
            /** @enum {string} */
            precision: "area" | "street" | "exact";
            retention_days: number;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        /** Agreement */
        Agreement: {
            category: string;
            /** Format: uuid */
            id: string;
            legal_basis: string;
            necessity: string;
            precision: string;
            purpose: string;
            recipient: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        /** Answers */
        Answers: {
            answers: components["schemas"]["RuleAnswer"][];
            client_id?: string | null;
            declaration_version: number;
            /** Format: uuid */
            id: string;
        };
        /** AskForCare */
        AskForCare: {
            /** @enum {null|string} */
            day_part?: "morning" | "lunch" | "tea" | "bed" | "night" | null;
            /** @default 0 */
            flexible_minutes: number;
            from_on?: string | null;
            minutes: number;
            note?: string | null;
            on?: string | null;
            /** @enum {string} */
            recurrence: "once" | "weekly";
            starts_time?: string | null;
            tasks: ("personal_care" | "meal" | "medication" | "company" | "household" | "shopping" | "mobility" | "hoist" | "night_watch")[];
            until_on?: string | null;
            /** @default [] */
            weekdays: number[];
            /** @default 1 */
            workers: number;
        };
        /** AskQuestion */
        AskQuestion: {
            client_id?: string | null;
            /** Format: uuid */
            id: string;
            words: string;
        };
        /** AskSignIn */
        AskSignIn: {
            email: string;
        };
        /** Asked */
        Asked: {
            count: number;
        };
        /** AskedAgain */
        AskedAgain: {
            /** @enum {string} */
            member_class: "worker" | "client" | "supporter";
            members: number;
        };
        /** AskedBy */
        AskedBy: {
            for_other: boolean;
            given_name: string;
            /** Format: uuid */
            id: string;
        };
        /** Assessed */
        Assessed: {
            about_health: boolean;
            benefit: string;
            category: string;
            necessity: string;
            needed_by: string;
            precision: string;
            purpose: string;
            recipient: string;
            refusing: string;
            retention_days: number;
            risk: string;
        };
        /** Assign */
        Assign: {
            /** @default false */
            override: boolean;
            /** @default true */
            pinned: boolean;
            reason?: string | null;
            replaces?: string | null;
            starts_at?: string | null;
            version: number;
            /** Format: uuid */
            visit_id: string;
            worker_id?: string | null;
        };
        /** Availability */
        Availability: {
            confirmed_on: string | null;
            exceptions: components["schemas"]["DatedException"][];
            hours_wanted: components["schemas"]["HoursWanted"];
            spans: components["schemas"]["Span"][];
            version: number;
        };
        /** AwayDraft */
        AwayDraft: {
            /** Format: date-time */
            from_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            until_at: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** AwayFor */
        AwayFor: {
            /** Format: date-time */
            ends_at: string;
            /** Format: date-time */
            starts_at: string;
        };
        /** Balance */
        Balance: {
            burdens: components["schemas"]["Burden"][];
            entries: components["schemas"]["Entry"][];
            weeks: components["schemas"]["BalanceWeek"][];
        };
        /** BalanceWeek */
        BalanceWeek: {
            given_minutes: number;
            planned: boolean;
            wanted_minutes: number;
            /** Format: date */
            week_on: string;
        };
        /** Become */
        Become: {
            /** Format: uuid */
            member_id: string;
        };
        /** BeforeAfter */
        BeforeAfter: {
            after: components["schemas"]["FairnessFigures"];
            before: components["schemas"]["FairnessFigures"];
        };
        /** BoardClient */
        BoardClient: {
            area: string;
            family_name: string;
            given_name: string;
            /** Format: uuid */
            id: string;
            line: string | null;
            /** Format: uuid */
            team_id: string;
        };
        /** BoardVisit */
        BoardVisit: {
            /** Format: uuid */
            client_id: string;
            critical: number;
            drafted: components["schemas"]["Planned"][] | null;
            /** Format: date-time */
            earliest_at: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            latest_end_at: string;
            minutes: number;
            published: components["schemas"]["Comes"][];
            /** Format: date-time */
            starts_at: string;
            tasks: string[];
            workers: number;
        };
        /** BoardWorker */
        BoardWorker: {
            family_name: string;
            given_name: string;
            /** Format: uuid */
            id: string;
            least_minutes: number;
            most_minutes: number;
            team_ids: string[];
            travel_mode: string;
            unavailable: components["schemas"]["AwayFor"][];
            wanted_minutes: number;
        };
        /** Bring */
        Bring: {
            /** Format: uuid */
            id: string;
            zip: string;
        };
        /** BroughtAgreement */
        BroughtAgreement: {
            category: string;
            holds: boolean;
            /** @enum {string} */
            outcome: "same" | "agreed" | "declined" | "waiting" | "not_here";
            precision: string | null;
            purpose: string;
            recipient: string;
            retention_days: number | null;
            sha256: string | null;
            until_on: string | null;
        };
        /** BroughtArchive */
        BroughtArchive: {
            agreements: components["schemas"]["BroughtAgreement"][];
            /** Format: date-time */
            brought_at: string;
            cooperative: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            kinds: components["schemas"]["BroughtKind"][];
            /** Format: date-time */
            made_at: string;
            taken_at: string | null;
        };
        /** BroughtKind */
        BroughtKind: {
            kind: string;
            rows: number;
            taken: boolean;
        };
        /** Bucket */
        Bucket: {
            from_bp: number;
            to_bp: number;
            workers: number;
        };
        /** Burden */
        Burden: {
            even_bp: number;
            /** @enum {string} */
            kind: "evenings" | "nights" | "weekends" | "feasts" | "long_travel" | "split_days" | "short_notice";
            /** @enum {string} */
            next: "sooner" | "later" | "even";
            others_bp: number[] | null;
            own_bp: number;
            own_minutes: number;
            spread: components["schemas"]["Spread"] | null;
        };
        /**
         * BurdenTimes
         * @default {
         *       "evenings": {
         *         "ends_time": "22:00",
         *         "starts_time": "18:00"
         *       },
         *       "feasts": [
         *         "01-01",
         *         "12-25",
         *         "12-26",
         *         "2026-12-28",
         *         "2027-03-26",
         *         "2027-03-29",
         *         "2027-05-03",
         *         "2027-05-31",
         *         "2027-08-30",
         *         "2027-12-27",
         *         "2027-12-28"
         *       ],
         *       "long_travel_minutes": 30,
         *       "nights": {
         *         "ends_time": "06:00",
         *         "starts_time": "22:00"
         *       },
         *       "short_notice_hours": 48,
         *       "split_gap_minutes": 120,
         *       "weekend_days": [
         *         5,
         *         6
         *       ]
         *     }
         */
        BurdenTimes: {
            evenings?: components["schemas"]["DailySpan"];
            /**
             * @default [
             *       "01-01",
             *       "12-25",
             *       "12-26",
             *       "2026-12-28",
             *       "2027-03-26",
             *       "2027-03-29",
             *       "2027-05-03",
             *       "2027-05-31",
             *       "2027-08-30",
             *       "2027-12-27",
             *       "2027-12-28"
             *     ]
             */
            feasts: string[];
            /** @default 30 */
            long_travel_minutes: number;
            nights?: components["schemas"]["DailySpan"];
            /** @default 48 */
            short_notice_hours: number;
            /** @default 120 */
            split_gap_minutes: number;
            /**
             * @default [
             *       5,
             *       6
             *     ]
             */
            weekend_days: number[];
        };
        /** CancelledVisit */
        CancelledVisit: {
            /** Format: date-time */
            cancelled_at: string;
            /** Format: uuid */
            cancelled_by_id: string;
            /** Format: uuid */
            id: string;
            /** @constant */
            state: "cancelled";
        };
        /** CandidateRow */
        CandidateRow: {
            free: boolean;
            reasons: components["schemas"]["Reason"][];
            starts_at: string | null;
            /** Format: uuid */
            worker_id: string;
        };
        /** CareRequest */
        CareRequest: {
            answer: string | null;
            /** Format: date */
            answer_by_on: string;
            answered_at: string | null;
            asked_by: components["schemas"]["AskedBy"];
            /** Format: date-time */
            created_at: string;
            /** @enum {null|string} */
            day_part: "morning" | "lunch" | "tea" | "bed" | "night" | null;
            flexible_minutes: number;
            /** Format: date */
            from_on: string;
            /** Format: uuid */
            id: string;
            minutes: number;
            note: string;
            on: string | null;
            /** @enum {string} */
            recurrence: "once" | "weekly";
            starts_time: string | null;
            /** @enum {string} */
            state: "waiting" | "agreed" | "refused" | "withdrawn";
            tasks: ("personal_care" | "meal" | "medication" | "company" | "household" | "shopping" | "mobility" | "hoist" | "night_watch")[];
            until_on: string | null;
            weekdays: number[];
            workers: number;
        };
        /** Channels */
        Channels: {
            email: boolean;
            push: boolean;
        };
        /** Client */
        Client: {
            family_name: string;
            given_name: string;
            /** Format: uuid */
            id: string;
        };
        /** ClientsRequest */
        ClientsRequest: {
            answer: string | null;
            /** Format: date */
            answer_by_on: string;
            answered_at: string | null;
            asked_by: components["schemas"]["AskedBy"];
            client: components["schemas"]["Client"];
            /** Format: date-time */
            created_at: string;
            /** @enum {null|string} */
            day_part: "morning" | "lunch" | "tea" | "bed" | "night" | null;
            flexible_minutes: number;
            /** Format: date */
            from_on: string;
            /** Format: uuid */
            id: string;
            minutes: number;
            note: string;
            on: string | null;
            /** @enum {string} */
            recurrence: "once" | "weekly";
            starts_time: string | null;
            /** @enum {string} */
            state: "waiting" | "agreed" | "refused" | "withdrawn";
            tasks: ("personal_care" | "meal" | "medication" | "company" | "household" | "shopping" | "mobility" | "hoist" | "night_watch")[];
            /** Format: uuid */
            team_id: string;
            until_on: string | null;
            weekdays: number[];
            workers: number;
        };
        /** Comes */
        Comes: {
            /** Format: uuid */
            assignment_id: string;
            /** Format: date-time */
            ends_at: string;
            late_minutes: number | null;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            state: "published" | "confirmed" | "done";
            /** Format: uuid */
            worker_id: string;
        };
        /** Coming */
        Coming: {
            client: components["schemas"]["ComingClient"];
            known_until_on: string | null;
            phone: string;
            visits: components["schemas"]["ComingVisit"][];
        };
        /** ComingClient */
        ComingClient: {
            given_name: string;
            /** Format: uuid */
            id: string;
        };
        /** ComingVisit */
        ComingVisit: {
            changed: boolean;
            /** @enum {string} */
            day_part: "morning" | "lunch" | "tea" | "bed" | "night";
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            late_minutes: number | null;
            minutes: number;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            state: "confirmed" | "published" | "uncovered" | "done";
            tasks: string[];
            workers: components["schemas"]["ComingWorker"][];
        };
        /** ComingWorker */
        ComingWorker: {
            given_name: string;
            /** Format: uuid */
            id: string;
            initials: string;
            visits_before: number;
        };
        /** Confirm */
        Confirm: {
            assignment_ids?: string[] | null;
        };
        /** Confirmed */
        Confirmed: {
            confirmed: number;
        };
        /** Continuity */
        Continuity: {
            clients: components["schemas"]["Met"][];
            most: number;
        };
        /** Cooperative */
        Cooperative: {
            currency: string;
            /** Format: uuid */
            id: string;
            name: string;
            phone: string;
            zone: string;
        };
        /** Correct */
        Correct: {
            id?: string | null;
            /** @enum {string} */
            kind: "hours_given" | "hours_wanted" | "evenings" | "nights" | "weekends" | "feasts" | "long_travel" | "split_days" | "short_notice";
            minutes: number;
            note: string;
            /** Format: date */
            week_on: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** Corrected */
        Corrected: {
            /** Format: uuid */
            id: string;
        };
        /** CountRow */
        CountRow: {
            code: string;
            count: number;
            params: {
                [key: string]: unknown;
            };
        };
        /** Counter */
        Counter: {
            answer_by_on: string | null;
            by: components["schemas"]["Person"] | null;
            ended_at: string | null;
            ended_by: components["schemas"]["Person"] | null;
            /** Format: uuid */
            id: string;
            late: boolean;
            /** Format: date-time */
            opened_at: string;
            own: boolean;
            rules: components["schemas"]["NegotiationRule"][];
            /** @enum {string} */
            state: "requested" | "offered" | "accepted" | "agreed" | "verified" | "finalized" | "terminated";
            subject: components["schemas"]["Subject"];
            words: string | null;
        };
        /** Covered */
        Covered: {
            covered: number;
            places: number;
            /** Format: date */
            week_on: string;
        };
        /** CreationOptions */
        CreationOptions: {
            algorithms: number[];
            challenge: string;
            known: components["schemas"]["KnownCredential"][];
            rp_id: string;
            rp_name: string;
            timeout_seconds: number;
            user_handle: string;
            user_name: string;
        };
        /**
         * DailySpan
         * @default {
         *       "ends_time": "22:00",
         *       "starts_time": "18:00"
         *     }
         */
        DailySpan: {
            ends_time: string;
            starts_time: string;
        };
        /** DataRoleDesk */
        DataRoleDesk: {
            counters: components["schemas"]["Counter"][];
            declaration: components["schemas"]["Declaration"];
            emergencies: components["schemas"]["DeskEmergency"][];
            holders: components["schemas"]["Person"][];
            questions: components["schemas"]["WaitingQuestion"][];
        };
        /** DataRule */
        DataRule: {
            agreed: components["schemas"]["Agreed"] | null;
            asked: components["schemas"]["Terms"];
            benefit: string;
            category: string;
            essential: components["schemas"]["Terms"] | null;
            legal_basis: string;
            /** @enum {string} */
            necessity: "required" | "optional";
            needed_by: string;
            precisions: ("area" | "street" | "exact")[];
            purpose: string;
            recipient: string;
            refusing: string;
            risk: string;
            /** @enum {string} */
            state: "agreed" | "asked" | "waiting" | "declined" | "withdrawn" | "ended";
        };
        /** DatedException */
        DatedException: {
            ends_time: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            level: "cannot" | "can" | "prefer";
            /** Format: date */
            on: string;
            starts_time: string;
        };
        /** DaySum */
        DaySum: {
            covered: number;
            uncovered: number;
        };
        /** Decide */
        Decide: {
            words: string;
        };
        /** Declaration */
        Declaration: {
            /** Format: date-time */
            made_at: string;
            made_by: components["schemas"]["Person"] | null;
            rules: components["schemas"]["DeclaredRule"][];
            version: number;
        };
        /** DeclarationTrial */
        DeclarationTrial: {
            added: components["schemas"]["RuleKey"][];
            asked_again: components["schemas"]["AskedAgain"][];
            broader: components["schemas"]["RuleKey"][];
            dropped: components["schemas"]["RuleKey"][];
            narrower: components["schemas"]["RuleKey"][];
        };
        /** DeclaredRule */
        DeclaredRule: {
            asked_since: number;
            benefit: string;
            category: string;
            classes: ("worker" | "client" | "supporter")[];
            /** @enum {null|string} */
            least_precision: "area" | "street" | "exact" | null;
            least_retention_days: number | null;
            legal_basis: string;
            months: number;
            /** @enum {string} */
            necessity: "required" | "optional";
            needed_by: string;
            /** @enum {string} */
            precision: "area" | "street" | "exact";
            purpose: string;
            recipient: string;
            refusing: string;
            retention_days: number;
            risk: string;
        };
        /** Declined */
        Declined: {
            given_name: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** Delivery */
        Delivery: {
            at: string | null;
            /** @enum {string} */
            channel: "push" | "email";
            detail_code: string | null;
            /** @enum {string} */
            state: "waiting" | "sent" | "failed" | "none";
        };
        /** DemoPerson */
        DemoPerson: {
            classes: string[];
            cooperative: string;
            coordinates: boolean;
            description_code: string | null;
            language: string;
            /** Format: uuid */
            member_id: string;
            name: string;
            /** @enum {string} */
            part: "worker" | "client" | "trusted_contact" | "coordinator" | "supporter";
        };
        /** DeskEmergency */
        DeskEmergency: {
            by: components["schemas"]["Person"];
            ended_at: string | null;
            ended_by: components["schemas"]["Person"] | null;
            /** Format: uuid */
            id: string;
            live: boolean;
            looked_at: string[];
            /** Format: date-time */
            opened_at: string;
            reason: string | null;
            subject: components["schemas"]["Subject"];
            /** Format: date-time */
            until_at: string;
        };
        /** Difference */
        Difference: {
            fairness: components["schemas"]["BeforeAfter"];
            people: number;
            rows: components["schemas"]["DifferenceRow"][];
            uncovered: string[];
            violations: components["schemas"]["Violation"][];
            visits: number;
        };
        /** DifferenceRow */
        DifferenceRow: {
            added: string[];
            /** Format: uuid */
            client_id: string;
            moved_from: string | null;
            reason: components["schemas"]["Reason"] | null;
            removed: string[];
            /** Format: date-time */
            starts_at: string;
            /** Format: uuid */
            visit_id: string;
        };
        /** Done */
        Done: {
            by_given_name: string;
            by_id: string | null;
            for_other: boolean;
            /** Format: date-time */
            happened_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "care_request_made" | "care_request_changed" | "care_request_withdrawn" | "visit_cancelled" | "visit_restored" | "trust_offered" | "trust_given" | "trust_changed" | "trust_ended" | "data_answered" | "data_countered" | "data_taken_back" | "data_withdrawn" | "question_asked";
        };
        /** DoorNote */
        DoorNote: {
            note: string | null;
            version: number;
            written_at: string | null;
        };
        /** DoorNoteInput */
        DoorNoteInput: {
            note: string;
            version: number;
        };
        /** Effect */
        Effect: {
            visits: components["schemas"]["EffectVisit"][];
        };
        /** EffectVisit */
        EffectVisit: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            starts_at: string;
        };
        /** Emergency */
        Emergency: {
            by: components["schemas"]["Person"];
            ended_at: string | null;
            ended_by: components["schemas"]["Person"] | null;
            /** Format: uuid */
            id: string;
            live: boolean;
            looked_at: string[];
            /** Format: date-time */
            opened_at: string;
            reason: string | null;
            /** Format: date-time */
            until_at: string;
        };
        /** EmergencyContact */
        EmergencyContact: {
            family_name: string;
            given_name: string;
            phone: string | null;
        };
        /** EmergencyNote */
        EmergencyNote: {
            answer: string | null;
            note: string | null;
        };
        /** EmergencyRule */
        EmergencyRule: {
            categories: string[];
            minutes: number;
        };
        /** EndStandingVisit */
        EndStandingVisit: {
            /** Format: date */
            last_on: string;
        };
        /** Ended */
        Ended: {
            /** Format: uuid */
            client_id: string;
            /** Format: uuid */
            id: string;
        };
        /** Entries */
        Entries: {
            begin: number;
            entries: string[];
        };
        /** Entry */
        Entry: {
            kind: string;
            minutes: number;
            note: string | null;
            /** @enum {string} */
            source: "roster" | "import" | "correction";
            visit_id: string | null;
            /** Format: date */
            week_on: string;
        };
        /** Erasure */
        Erasure: {
            asked_at: string | null;
            begun_at: string | null;
            categories: components["schemas"]["ErasureCategory"][];
            erased_at: string | null;
            gone: {
                [key: string]: number;
            };
            leaves_on: string | null;
            waits_for_answer: boolean;
        };
        /** ErasureCategory */
        ErasureCategory: {
            category: string;
            /** @enum {string} */
            goes: "now" | "when_you_leave" | "by_law";
            law: string | null;
            rows: number;
            until_on: string | null;
        };
        /** ErasureInput */
        ErasureInput: {
            client_id?: string | null;
            /** Format: uuid */
            id: string;
        };
        /** ExceptionInput */
        ExceptionInput: {
            ends_time: string;
            /** @enum {string} */
            level: "cannot" | "can" | "prefer";
            /** Format: date */
            on: string;
            starts_time: string;
        };
        /** Fairness */
        Fairness: {
            burdens: components["schemas"]["Rotation"][];
            continuity: components["schemas"]["Continuity"];
            coverage: components["schemas"]["Covered"][];
            effect: components["schemas"]["PublicationEffect"] | null;
            hours: components["schemas"]["Hours"];
            uncovered_by_client: components["schemas"]["LeftUncovered"][];
        };
        /** FairnessFigures */
        FairnessFigures: {
            burdens: {
                [key: string]: number;
            };
            gini_bp: number;
            jain_bp: number;
            mean_share_bp: number;
            uncovered: number;
            worst_share_bp: number;
        };
        /** Figures */
        Figures: {
            burdens: {
                [key: string]: number;
            };
            gini_bp: number;
            jain_bp: number;
            mean_share_bp: number;
            uncovered: number;
            worst_share_bp: number;
        };
        /** Fill */
        Fill: {
            version: number;
            visit_ids?: string[] | null;
        };
        /** Filled */
        Filled: {
            given: components["schemas"]["Given"][];
            head: components["schemas"]["RosterHead"];
            left: string[];
        };
        /** ForClient */
        ForClient: {
            client_id?: string | null;
        };
        /**
         * Give
         * @default {
         *       "burdens_bp": 200,
         *       "continuity_bp": 300,
         *       "hours_bp": 100
         *     }
         */
        Give: {
            /** @default 200 */
            burdens_bp: number;
            /** @default 300 */
            continuity_bp: number;
            /** @default 100 */
            hours_bp: number;
        };
        /** Given */
        Given: {
            reasons: components["schemas"]["Reason"][];
            /** Format: date-time */
            starts_at: string;
            /** Format: uuid */
            visit_id: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** Gone */
        Gone: {
            /** Format: date-time */
            from_at: string;
            /** Format: date-time */
            until_at: string;
            visits: components["schemas"]["Released"][];
        };
        /** GoneFor */
        GoneFor: {
            /** Format: date-time */
            from_at: string;
            /** Format: date-time */
            until_at: string;
        };
        /** Head */
        Head: {
            address: string;
            contact: string;
            cooperative: string;
            country: string | null;
            declaration_version: number;
            /** Format: date-time */
            made_at: string;
            stored_in: string | null;
        };
        /** Health */
        Health: {
            /** @enum {string} */
            database: "ok" | "waiting" | "stuck" | "down" | "none";
            /** @enum {string} */
            queue: "ok" | "waiting" | "stuck" | "down" | "none";
            /** @enum {string} */
            roster: "ok" | "waiting" | "stuck" | "down" | "none";
            /** @enum {string} */
            status: "ok" | "degraded";
            version: string;
        };
        /** Hours */
        Hours: {
            buckets: components["schemas"]["Bucket"][];
            mean_bp: number | null;
            workers: number;
            worst_bp: number | null;
        };
        /** HoursWanted */
        HoursWanted: {
            least_minutes: number;
            most_minutes: number;
            wanted_minutes: number;
        };
        /** HoursWantedInput */
        HoursWantedInput: {
            before?: components["schemas"]["HoursWanted"] | null;
            least_minutes: number;
            most_minutes: number;
            wanted_minutes: number;
        };
        /** ImpactAssessment */
        ImpactAssessment: {
            emergency: components["schemas"]["InAnEmergency"];
            head: components["schemas"]["Head"];
            measures: string[];
            never: string[];
            rules: components["schemas"]["Assessed"][];
        };
        /** InAnEmergency */
        InAnEmergency: {
            categories: string[];
            contact_categories: string[];
            legal_bases: string[];
            minutes: number;
            purpose: string;
            recipient: string;
            routes: components["schemas"]["Route"][];
        };
        /** InEmergency */
        InEmergency: {
            contacts: components["schemas"]["EmergencyContact"][];
            door_note: string | null;
            family_name: string;
            given_name: string;
            /** Format: uuid */
            id: string;
            line: string | null;
            notes: components["schemas"]["EmergencyNote"][];
            /** Format: date-time */
            opened_at: string;
            phone: string | null;
            /** Format: date-time */
            until_at: string;
        };
        /** Invitation */
        Invitation: {
            /** Format: date-time */
            created_at: string;
            email: string;
            /** Format: date-time */
            expires_at: string;
            given_name: string;
            /** Format: uuid */
            id: string;
            over: boolean;
            sent: boolean;
            topics: ("times" | "requests" | "notes" | "data")[];
            /** Format: date */
            until_on: string;
        };
        /** Invite */
        Invite: {
            email: string;
            given_name: string;
            topics: ("times" | "requests" | "notes" | "data")[];
            /** Format: date */
            until_on: string;
        };
        /** Invited */
        Invited: {
            client_given_name: string;
            cooperative: string;
            given_name: string;
            member: boolean;
            phone: string;
            topics: ("times" | "requests" | "notes" | "data")[];
            /** Format: date */
            until_on: string;
        };
        /** KnownCredential */
        KnownCredential: {
            id: string;
            transports: string[];
        };
        /** KnownWorker */
        KnownWorker: {
            given_name: string;
            /** Format: uuid */
            id: string;
            visits_before: number;
        };
        /** Late */
        Late: {
            /** @enum {integer} */
            minutes: 10 | 20 | 30;
        };
        /** Lateness */
        Lateness: {
            /** Format: uuid */
            assignment_id: string;
            late_minutes: number | null;
        };
        /** Leave */
        Leave: {
            /** Format: date */
            on: string;
        };
        /** Leaving */
        Leaving: {
            leaves_on: string | null;
            left: boolean;
            /** Format: uuid */
            member_id: string;
            own: boolean;
        };
        /** LedgerKey */
        LedgerKey: {
            ed25519: string;
            key: string;
            origin: string;
            witness_key: string;
        };
        /** LeftUncovered */
        LeftUncovered: {
            clients: number;
            uncovered: number;
        };
        /** Look */
        Look: {
            actor: components["schemas"]["Looker"];
            categories: string[];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            opened_at: string;
            purpose: string;
            reads: number;
            recipient: string;
        };
        /** LookedAt */
        LookedAt: {
            actor_id: string | null;
            categories: string[];
            /** Format: date-time */
            opened_at: string;
            program: string | null;
            purpose: string;
            recipient: string;
        };
        /** Looker */
        Looker: {
            given_name: string | null;
            /** @enum {string} */
            kind: "person" | "solver" | "system";
            program: string | null;
        };
        /** MarkRead */
        MarkRead: {
            ids?: string[] | null;
        };
        /** Me */
        Me: {
            acting_for: components["schemas"]["ActingFor"][];
            classes: string[];
            cooperative: components["schemas"]["Cooperative"];
            coordinates: string[];
            data_role: boolean;
            demo: boolean;
            family_name: string;
            given_name: string;
            language: string;
            /** Format: uuid */
            member_id: string;
            teams: components["schemas"]["Team"][];
            version: string;
        };
        /** Met */
        Met: {
            clients: number;
            different_workers: number;
        };
        /** MyData */
        MyData: {
            answer_days: number;
            answerable: boolean;
            declaration: components["schemas"]["MyDeclaration"];
            emergency: components["schemas"]["EmergencyRule"] | null;
            negotiations: components["schemas"]["Negotiation"][];
            rules: components["schemas"]["DataRule"][];
        };
        /** MyDeclaration */
        MyDeclaration: {
            /** Format: date-time */
            made_at: string;
            version: number;
        };
        /** MyEntry */
        MyEntry: {
            at: string;
            entry: {
                [key: string]: unknown;
            };
            kind: string;
            leaf_index: number;
            payload: {
                [key: string]: unknown;
            };
            salt: string;
            subject_salt: string;
        };
        /** MyVisit */
        MyVisit: {
            address: components["schemas"]["Address"] | null;
            /** Format: uuid */
            assignment_id: string;
            changed: boolean;
            client: components["schemas"]["Named"];
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            late_minutes: number | null;
            minutes: number;
            partners: components["schemas"]["Partner"][];
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            state: "published" | "confirmed" | "done";
            tasks: string[];
            travel_minutes: number | null;
            travel_mode: string;
            visits_before: number;
        };
        /** MyWeek */
        MyWeek: {
            /** Format: date-time */
            as_of: string;
            days: number;
            /** Format: date */
            from_on: string;
            published_at: string | null;
            to_confirm: number;
            visits: components["schemas"]["MyVisit"][];
            zone: string;
        };
        /** Named */
        Named: {
            family_name: string;
            given_name: string;
            /** Format: uuid */
            id: string;
        };
        /** Negotiation */
        Negotiation: {
            answer_by_on: string | null;
            by: components["schemas"]["Person"] | null;
            ended_at: string | null;
            ended_by: components["schemas"]["Person"] | null;
            /** Format: uuid */
            id: string;
            late: boolean;
            /** Format: date-time */
            opened_at: string;
            rules: components["schemas"]["NegotiationRule"][];
            /** @enum {string} */
            state: "requested" | "offered" | "accepted" | "agreed" | "verified" | "finalized" | "terminated";
            words: string | null;
        };
        /** NegotiationRule */
        NegotiationRule: {
            /** @enum {string} */
            answer: "yes" | "no" | "but";
            category: string;
            /** @enum {string} */
            outcome: "agreed" | "waiting" | "declined" | "refused" | "taken_back";
            purpose: string;
            recipient: string;
            terms: components["schemas"]["Terms"] | null;
        };
        /** Notice */
        Notice: {
            /** Format: date-time */
            created_at: string;
            deliveries: components["schemas"]["Delivery"][];
            event_kind: string;
            /** Format: uuid */
            id: string;
            params: {
                [key: string]: unknown;
            };
            read_at: string | null;
            url: string | null;
        };
        /** Noticed */
        Noticed: {
            about_health: boolean;
            benefit: string;
            category: string;
            legal_basis: string;
            necessity: string;
            needed_by: string;
            precision: string;
            purpose: string;
            recipient: string;
            refusing: string;
            retention_days: number;
            risk: string;
        };
        /** OpenEmergency */
        OpenEmergency: {
            /** Format: uuid */
            id: string;
            reason: string;
        };
        /** OpenInvitation */
        OpenInvitation: {
            token: string;
        };
        /** Opened */
        Opened: {
            /** Format: uuid */
            client_id: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            until_at: string;
        };
        /** Partner */
        Partner: {
            given_name: string;
            /** Format: uuid */
            id: string;
        };
        /** Passkey */
        Passkey: {
            backed_up: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            last_used_at: string | null;
            name: string;
        };
        /** Person */
        Person: {
            given_name: string;
            /** Format: uuid */
            id: string;
        };
        /** Picture */
        Picture: {
            days: components["schemas"]["DaySum"][];
            hours: number[];
        };
        /** Pin */
        Pin: {
            by_given_name: string | null;
            reason: string | null;
        };
        /** PinIt */
        PinIt: {
            pinned: boolean;
            reason?: string | null;
            version: number;
            /** Format: uuid */
            visit_id: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** Place */
        Place: {
            replaces?: string | null;
            starts_at?: string | null;
            /** Format: uuid */
            visit_id: string;
            worker_id?: string | null;
        };
        /** Planned */
        Planned: {
            /** Format: date-time */
            ends_at: string;
            pin: components["schemas"]["Pin"] | null;
            pinned: boolean;
            /** Format: date-time */
            starts_at: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** Policy */
        Policy: {
            burdens?: components["schemas"]["BurdenTimes"];
            /** @default 7000 */
            continuity_bp: number;
            /** @default 8 */
            continuity_most: number;
            /** @default 5 */
            fewest_told: number;
            give?: components["schemas"]["Give"];
            /** @default 8 */
            half_life_weeks: number;
            limits?: components["schemas"]["WorkLimits"];
            /**
             * @default [
             *       "personal_care",
             *       "medication",
             *       "mobility",
             *       "hoist",
             *       "night_watch"
             *     ]
             */
            skilled_tasks: string[];
            /**
             * @default [
             *       "cover",
             *       "continuity",
             *       "hours",
             *       "burdens",
             *       "wishes",
             *       "travel",
             *       "stability"
             *     ]
             */
            stages: ("cover" | "continuity" | "hours" | "burdens" | "wishes" | "travel" | "stability")[];
            travel?: components["schemas"]["Travel"];
            /** @default 1 */
            version: number;
        };
        /** PolicyInForce */
        PolicyInForce: {
            hash: string;
            policy: components["schemas"]["Policy"];
        };
        /** PrivacyNotice */
        PrivacyNotice: {
            emergency: components["schemas"]["InAnEmergency"];
            head: components["schemas"]["Head"];
            never: string[];
            privacy_signal: components["schemas"]["PrivacySignal"];
            rights: string[];
            rules: components["schemas"]["Noticed"][];
        };
        /** PrivacySignal */
        PrivacySignal: {
            honoured: boolean;
            received: boolean;
        };
        /** Progress */
        Progress: {
            best: boolean;
            budget_seconds: number;
            covered: number;
            picture?: components["schemas"]["Picture"] | null;
            seconds: number;
            stage: string;
            uncovered: number;
            worst_share_bp: number;
        };
        /** Proof */
        Proof: {
            hashes: string[];
        };
        /** ProposedDeclaration */
        ProposedDeclaration: {
            base_version: number;
            rules: components["schemas"]["ProposedRule"][];
        };
        /** ProposedRule */
        ProposedRule: {
            category: string;
            /** @enum {null|string} */
            least_precision?: "area" | "street" | "exact" | null;
            least_retention_days?: number | null;
            months: number;
            /** @enum {string} */
            precision: "area" | "street" | "exact";
            purpose: string;
            recipient: string;
            retention_days: number;
        };
        /** PublicationEffect */
        PublicationEffect: {
            after: components["schemas"]["Figures"];
            before: components["schemas"]["Figures"];
            /** Format: date-time */
            published_at: string;
            /** Format: uuid */
            roster_id: string;
        };
        /** Publish */
        Publish: {
            version: number;
        };
        /** Published */
        Published: {
            number: number;
            /** Format: date-time */
            published_at: string;
            /** Format: uuid */
            roster_id: string;
        };
        /** PushKey */
        PushKey: {
            key: string;
        };
        /** Question */
        Question: {
            answer: string | null;
            /** Format: date */
            answer_by_on: string;
            answered_at: string | null;
            answered_by: components["schemas"]["Person"] | null;
            /** Format: date-time */
            asked_at: string;
            by: components["schemas"]["Person"] | null;
            /** Format: uuid */
            id: string;
            late: boolean;
            look: components["schemas"]["LookedAt"];
            words: string;
        };
        /** Reason */
        Reason: {
            code: string;
            params: {
                [key: string]: unknown;
            };
        };
        /** Refuse */
        Refuse: {
            answer: string;
        };
        /** Register */
        Register: {
            activities: components["schemas"]["Activity"][];
            emergency: components["schemas"]["InAnEmergency"];
            head: components["schemas"]["Head"];
            measures: string[];
            never: string[];
            outside: string[];
        };
        /** Released */
        Released: {
            /** Format: uuid */
            assignment_id: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            starts_at: string;
        };
        /** RenamePasskey */
        RenamePasskey: {
            name: string;
        };
        /** RequestDraft */
        RequestDraft: {
            /** Format: uuid */
            id: string;
            seconds: number;
        };
        /** RequestOptions */
        RequestOptions: {
            challenge: string;
            rp_id: string;
            timeout_seconds: number;
        };
        /** RestoredVisit */
        RestoredVisit: {
            /** Format: uuid */
            id: string;
            /** @constant */
            state: "due";
        };
        /** RosterHead */
        RosterHead: {
            based_on_id: string | null;
            certificate: {
                [key: string]: unknown;
            } | null;
            complete: boolean;
            failure_code: string | null;
            /** Format: uuid */
            id: string;
            number: number;
            progress: components["schemas"]["Progress"] | null;
            published_at: string | null;
            /** Format: date-time */
            requested_at: string;
            requested_by: string | null;
            /** @enum {string} */
            state: "queued" | "solving" | "draft" | "failed" | "published" | "superseded" | "discarded";
            version: number;
            violations: number;
            /** Format: date */
            week_on: string;
        };
        /** Rotation */
        Rotation: {
            /** @enum {string} */
            kind: "evenings" | "nights" | "weekends" | "feasts" | "long_travel" | "split_days" | "short_notice";
            spread: components["schemas"]["Spread"] | null;
            weeks: components["schemas"]["Turn"][];
        };
        /** Route */
        Route: {
            categories: string[];
            method: string;
            path: string;
        };
        /** RuleAnswer */
        RuleAnswer: {
            /** @enum {string} */
            answer: "yes" | "no" | "but";
            category: string;
            purpose: string;
            recipient: string;
            terms?: components["schemas"]["Terms"] | null;
        };
        /** RuleKey */
        RuleKey: {
            category: string;
            purpose: string;
            recipient: string;
        };
        /** Session */
        Session: {
            agent: string;
            /** Format: date-time */
            created_at: string;
            current: boolean;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_used_at: string;
        };
        /** SetLanguage */
        SetLanguage: {
            language: string;
        };
        /** Share */
        Share: {
            share_after_bp: number | null;
            share_before_bp: number | null;
            worker_id: string | null;
            worst_share_after_bp: number;
            worst_share_before_bp: number;
        };
        /** ShownDoorNote */
        ShownDoorNote: {
            note: string | null;
            /** Format: date-time */
            until_at: string;
        };
        /** SolveAgain */
        SolveAgain: {
            /** Format: uuid */
            id: string;
            seconds: number;
        };
        /** SomebodyGone */
        SomebodyGone: {
            /** Format: date-time */
            from_at: string;
            /** Format: date-time */
            until_at: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** Span */
        Span: {
            ends_time: string;
            /** @enum {string} */
            level: "cannot" | "can" | "prefer";
            starts_time: string;
            weekday: number;
        };
        /** Spread */
        Spread: {
            high_bp: number;
            low_bp: number;
            middle_bp: number;
            quarter_bp: number;
            three_quarter_bp: number;
        };
        /** StandingVisit */
        StandingVisit: {
            care_request_id: string | null;
            /** Format: uuid */
            client_id: string;
            critical: number;
            flexible_minutes: number;
            /** Format: date */
            from_on: string;
            /** Format: uuid */
            id: string;
            minutes: number;
            starts_time: string;
            tasks: ("personal_care" | "meal" | "medication" | "company" | "household" | "shopping" | "mobility" | "hoist" | "night_watch")[];
            /** Format: uuid */
            team_id: string;
            until_on: string | null;
            version: number;
            weekdays: number[];
            workers: number;
        };
        /** Subject */
        Subject: {
            family_name: string;
            given_name: string;
            /** Format: uuid */
            id: string;
        };
        /** Subscribe */
        Subscribe: {
            endpoint: string;
            keys: components["schemas"]["SubscriptionKeys"];
        };
        /** Subscribed */
        Subscribed: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
        };
        /** SubscriptionKeys */
        SubscriptionKeys: {
            auth: string;
            p256dh: string;
        };
        /** Team */
        Team: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** TeamVisit */
        TeamVisit: {
            area: string;
            /** Format: date-time */
            ends_at: string;
            mine: boolean;
            minutes: number;
            /** Format: date-time */
            starts_at: string;
            uncovered: boolean;
            /** Format: uuid */
            visit_id: string;
        };
        /** Terms */
        Terms: {
            /** @enum {string} */
            precision: "area" | "street" | "exact";
            retention_days: number;
            /** Format: date */
            until_on: string;
        };
        /**
         * Travel
         * @default {
         *       "base_minutes": 3,
         *       "bike_metres": 200,
         *       "bus_metres": 250,
         *       "car_metres": 450,
         *       "walk_metres": 70
         *     }
         */
        Travel: {
            /** @default 3 */
            base_minutes: number;
            /** @default 200 */
            bike_metres: number;
            /** @default 250 */
            bus_metres: number;
            /** @default 450 */
            car_metres: number;
            /** @default 70 */
            walk_metres: number;
        };
        /** Trial */
        Trial: {
            fairness: components["schemas"]["Share"];
            travel_minutes_after: number;
            travel_minutes_before: number;
            violations: components["schemas"]["Violation"][];
        };
        /** Trust */
        Trust: {
            topics: ("times" | "requests" | "notes" | "data")[];
            /** Format: date */
            until_on: string;
        };
        /** TrustEnded */
        TrustEnded: {
            /** Format: uuid */
            client_id: string;
            ended: boolean;
        };
        /** TrustedContact */
        TrustedContact: {
            given_name: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            member_id: string;
            topics: string[];
            /** Format: date */
            until_on: string;
        };
        /** Turn */
        Turn: {
            again: number;
            fresh: number;
            /** Format: date */
            week_on: string;
        };
        /** Uncovered */
        Uncovered: {
            candidates: components["schemas"]["CandidateRow"][];
            change: components["schemas"]["Reason"] | null;
            rows: components["schemas"]["CountRow"][];
        };
        /** Unread */
        Unread: {
            unread: number;
        };
        /** UsePasskey */
        UsePasskey: {
            authenticator_data: string;
            client_data: string;
            credential_id: string;
            signature: string;
            user_handle: string;
        };
        /** UseSignIn */
        UseSignIn: {
            token: string;
        };
        /** UsualWeek */
        UsualWeek: {
            spans: components["schemas"]["Span"][];
            version: number;
        };
        /** Violation */
        Violation: {
            code: string;
            params: {
                [key: string]: unknown;
            };
            visit_id: string | null;
            worker_id: string | null;
        };
        /** WaitingQuestion */
        WaitingQuestion: {
            answer: string | null;
            /** Format: date */
            answer_by_on: string;
            answered_at: string | null;
            answered_by: components["schemas"]["Person"] | null;
            /** Format: date-time */
            asked_at: string;
            by: components["schemas"]["Person"] | null;
            /** Format: uuid */
            id: string;
            late: boolean;
            look: components["schemas"]["LookedAt"];
            own: boolean;
            subject: components["schemas"]["Subject"];
            words: string;
        };
        /** Way */
        Way: {
            /** Format: uuid */
            from_visit_id: string;
            minutes: number;
            mode: string;
            /** Format: uuid */
            to_visit_id: string;
            /** Format: uuid */
            worker_id: string;
        };
        /** Week */
        Week: {
            /** Format: date-time */
            as_of: string;
            clients: components["schemas"]["BoardClient"][];
            draft: components["schemas"]["RosterHead"] | null;
            published: components["schemas"]["Published"] | null;
            travel: components["schemas"]["Way"][];
            visits: components["schemas"]["BoardVisit"][];
            /** Format: date */
            week_on: string;
            workers: components["schemas"]["BoardWorker"][];
            zone: string;
        };
        /** Why */
        Why: {
            change: components["schemas"]["Reason"] | null;
            /** Format: date-time */
            decided_at: string;
            mine: boolean;
            /** Format: uuid */
            roster_id: string;
            rows: components["schemas"]["WhyRow"][];
            /** Format: uuid */
            visit_id: string;
        };
        /** WhyRow */
        WhyRow: {
            code: string;
            left: number | null;
            params: {
                [key: string]: unknown;
            };
            stops: boolean;
        };
        /** Wishes */
        Wishes: {
            declined: components["schemas"]["Declined"][];
            /** @enum {string} */
            gender: "any" | "woman" | "man";
            languages: string[];
            needs: string[];
            version: number;
        };
        /** WishesInput */
        WishesInput: {
            declined: string[];
            /** @enum {string} */
            gender: "any" | "woman" | "man";
            languages: string[];
            needs: ("large_print" | "no_phone_calls" | "printed_week" | "read_aloud" | "ring_before" | "speak_slowly" | "write_down")[];
            version: number;
        };
        /**
         * WorkLimits
         * @default {
         *       "break_after_minutes": 360,
         *       "break_minutes": 30,
         *       "daily_rest_minutes": 660,
         *       "day_most_minutes": 600,
         *       "days_in_row": 6,
         *       "spread_minutes": 780,
         *       "week_most_minutes": 2880,
         *       "weekly_rest_minutes": 2100,
         *       "weekly_run_minutes": 8640
         *     }
         */
        WorkLimits: {
            /** @default 360 */
            break_after_minutes: number;
            /** @default 30 */
            break_minutes: number;
            /** @default 660 */
            daily_rest_minutes: number;
            /** @default 600 */
            day_most_minutes: number;
            /** @default 6 */
            days_in_row: number;
            /** @default 780 */
            spread_minutes: number;
            /** @default 2880 */
            week_most_minutes: number;
            /** @default 2100 */
            weekly_rest_minutes: number;
            /** @default 8640 */
            weekly_run_minutes: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    WellKnownGpcJsonPrivacySignal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    ApiCareRequestsWaiting: {
        parameters: {
            query?: {
                state?: "waiting" | "agreed" | "refused" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientsRequest"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiCareRequestsRequestIdAgreeAgree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Agree"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientsRequest"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiCareRequestsRequestIdRefuseRefuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refuse"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientsRequest"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiCareRequestsRequestIdWithdrawWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CareRequest"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdCareRequestsCareRequests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CareRequest"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdCareRequestsRequestIdAsk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForCare"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CareRequest"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdComingComing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coming"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdDoorNoteDoorNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorNote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdDoorNotePutDoorNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoorNoteInput"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorNote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdDoorNoteEraseDoorNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorNote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdEmergencyReadInEmergency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InEmergency"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdEmergencyAccessOpenEmergency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenEmergency"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdHistoryDone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdStandingVisitsStandingVisits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingVisit"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdStepDownStepDown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustEnded"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdTrustInvitationsInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdTrustInvitationsInvitationIdInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invite"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdTrustedContactsTrustedContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustedContact"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdWeeksWeekOnWeekOfClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
                week_on: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coming"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdWishesWishes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wishes"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdWishesPutWishes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WishesInput"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wishes"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiClientsClientIdWorkersKnownWorkers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownWorker"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiCoverAfterAllAfterAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SomebodyGone"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDataRoleDataRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRoleDesk"];
                };
            };
        };
    };
    ApiDataRoleDeclarationDeclare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposedDeclaration"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Declaration"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDataRoleDeclarationTryTryDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposedDeclaration"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationTrial"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDataRoleNegotiationsNegotiationIdAcceptAccept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                negotiation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRoleDesk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDataRoleNegotiationsNegotiationIdRefuseRefuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                negotiation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRoleDesk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDataRoleQuestionsQuestionIdAnswerAnswerQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRoleDesk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDeclarationDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Declaration"];
                };
            };
        };
    };
    ApiDemoPeoplePeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoPerson"][];
                };
            };
        };
    };
    ApiDemoSessionsBecome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Become"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiEmergenciesEmergencyIdEndEndEmergency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                emergency_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiEventsEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    ApiFairnessFairness: {
        parameters: {
            query?: {
                weeks?: number;
                team?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fairness"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiFairnessCorrectionsCorrect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correct"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrected"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiImpactAssessmentImpactAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImpactAssessment"];
                };
            };
        };
    };
    ApiLedgerAddCheckpointAddCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    ApiLedgerCheckpointCheckpoint: {
        parameters: {
            query?: {
                cooperative?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiLedgerConsistencyConsistency: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiLedgerEntriesEntries: {
        parameters: {
            query?: {
                from?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entries"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiLedgerInclusionInclusion: {
        parameters: {
            query: {
                leaf: number;
                size: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiLedgerKeyKey: {
        parameters: {
            query?: {
                cooperative?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerKey"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    ApiMeLanguageSetLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLanguage"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetLanguage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMembersMemberIdLeaveLeaves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaving"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMembersMemberIdLeaveLeave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Leave"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaving"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMembersMemberIdLeaveStay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaving"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyArchiveTakeAlong: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
        };
    };
    ApiMyArchiveBring: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bring"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroughtArchive"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyArchiveArchiveIdLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                archive_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroughtArchive"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyArchiveArchiveIdPutAway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                archive_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyArchiveArchiveIdTakeTake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                archive_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroughtArchive"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAssignmentsAssignmentIdConfirmConfirmOne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAssignmentsAssignmentIdLateSayLate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Late"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lateness"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAssignmentsAssignmentIdLateTakeLateBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lateness"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAvailabilityMine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
        };
    };
    ApiMyAvailabilityConfirmConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
        };
    };
    ApiMyAvailabilityEffectEffect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effect"];
                };
            };
        };
    };
    ApiMyAvailabilityExceptionsExceptionIdPutException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exception_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExceptionInput"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAvailabilityExceptionsExceptionIdRemoveException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exception_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAvailabilityHoursWantedWantHours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursWantedInput"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAvailabilityUsualStateUsualWeek: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsualWeek"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyAwayCannotCome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoneFor"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gone"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyBalanceBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balance"];
                };
            };
        };
    };
    ApiMyChannelsChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channels"];
                };
            };
        };
    };
    ApiMyChannelsSetChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Channels"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channels"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyDataMyData: {
        parameters: {
            query?: {
                client_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyData"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyDataAgreementsMyAgreements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"][];
                };
            };
        };
    };
    ApiMyDataAgreementsAgreementIdReceiptMyReceipt: {
        parameters: {
            query?: {
                client_id?: string | null;
            };
            header?: never;
            path: {
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyDataAgreementsAgreementIdWithdrawWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForClient"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyData"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyDataAnswersAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answers"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Negotiation"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyDataAskedAsked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
        };
    };
    ApiMyDataLooksLooks: {
        parameters: {
            query?: {
                before?: string | null;
                client_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Look"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyEmergenciesMyEmergencies: {
        parameters: {
            query?: {
                client_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Emergency"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyErasureMyErasure: {
        parameters: {
            query?: {
                client_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyErasureAskErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureInput"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyLedgerMyLedger: {
        parameters: {
            query?: {
                client_id?: string | null;
                before?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyEntry"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyLooksLookIdQuestionsAsk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                look_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskQuestion"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyNegotiationsNegotiationIdMessagesMyMessages: {
        parameters: {
            query?: {
                client_id?: string | null;
            };
            header?: never;
            path: {
                negotiation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyNegotiationsNegotiationIdTakeBackTakeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                negotiation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForClient"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyData"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyNotificationsNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"][];
                };
            };
        };
    };
    ApiMyNotificationsReadMarkRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkRead"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyPushSubscriptionsSubscriptionIdSubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Subscribe"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscribed"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyPushSubscriptionsSubscriptionIdUnsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyQuestionsQuestions: {
        parameters: {
            query?: {
                client_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyTeamVisitsTeamVisits: {
        parameters: {
            query?: {
                from?: string | null;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamVisit"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyVisitsVisitIdDoorNoteDoorNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownDoorNote"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyWeekMyWeek: {
        parameters: {
            query?: {
                from?: string | null;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWeek"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMyWeeksWeekOnConfirmConfirmWeek: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                week_on: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiNoticeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyNotice"];
                };
            };
        };
    };
    ApiPasskeySignInsSignInWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsePasskey"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiPasskeySignInsChallengesAskToSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestOptions"];
                };
            };
        };
    };
    ApiPasskeysMyPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"][];
                };
            };
        };
    };
    ApiPasskeysAddPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskey"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiPasskeysChallengesAskToAdd: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationOptions"];
                };
            };
        };
    };
    ApiPasskeysPasskeyIdRenamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiPasskeysPasskeyIdRemovePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiPolicyPolicyInForce: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
        };
    };
    ApiPushKeyPushKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushKey"];
                };
            };
        };
    };
    ApiRegisterRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Register"];
                };
            };
        };
    };
    ApiRostersRosterIdRoster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdAssignAssign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assign"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdCancelCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdCoverFind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fill"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filled"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdDifferenceDifference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdDiscardDiscard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdPinPin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinIt"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdPublishPublish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Publish"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdSolveAgainSolveAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SolveAgain"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdTryTryOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Place"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdVisitsVisitIdUncoveredUncovered: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roster_id: string;
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uncovered"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiRostersRosterIdVisitsVisitIdWhyWhy: {
        parameters: {
            query: {
                worker_id: string;
            };
            header?: never;
            path: {
                roster_id: string;
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiSessionsSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"][];
                };
            };
        };
    };
    ApiSessionsUseSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseSignIn"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiSessionsCurrentSignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    ApiSessionsSessionIdEndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiSignInLinksAskSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskSignIn"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiStandingVisitsStandingVisitIdChangeChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                standing_visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Agree"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingVisit"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiStandingVisitsStandingVisitIdEndEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                standing_visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndStandingVisit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingVisit"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiTrustInvitationsAcceptAccept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiTrustInvitationsReadRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenInvitation"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiTrustInvitationsInvitationIdTakeBackTakeInvitationBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiTrustedContactsTrustIdChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trust_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Trust"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiTrustedContactsTrustIdRestoreRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trust_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustEnded"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiTrustedContactsTrustIdTakeBackTakeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trust_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustEnded"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiVisitsVisitIdCancelCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelledVisit"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiVisitsVisitIdRestoreRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredVisit"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiVisitsVisitIdWhyMeWhyMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiVisitsVisitIdWhyNotMeWhyNotMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiWeeksWeekOnWeek: {
        parameters: {
            query?: {
                team?: string | null;
            };
            header?: never;
            path: {
                week_on: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Week"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiWeeksWeekOnCoverDraftWithout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                week_on: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AwayDraft"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiWeeksWeekOnDraftsRequestDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                week_on: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestDraft"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterHead"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    HealthHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    NsCareDataV1Profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    NsCareDataV1ContextJsonldContextOfDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
}
